"""The window: what people see and touch. Qt lives in this room only."""

from ui.lasting import keep_constants, leave_sources_unread

keep_constants()
leave_sources_unread()
