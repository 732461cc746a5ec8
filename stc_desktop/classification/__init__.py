"""An item and its facts against a control list: findings, the verdict, and the interview that gets there."""
