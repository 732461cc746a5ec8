"""A control list as one spreadsheet workbook, written and read back by the same checks as the authored files."""
