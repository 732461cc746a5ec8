"""Paper out and paper in: sheets drawn from values, and page images read back into bytes.

The room knows nothing of the meaning of a case. `plan` holds the values a packet is printed from, `packet.print_packet` prints
them, `symbols` and `reading` carry bytes over paper and back.
"""
