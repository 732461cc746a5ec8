"""The window: what people see and touch. Qt lives in this room only."""
