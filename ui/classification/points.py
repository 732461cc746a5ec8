"""A point beside the verdict."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Something that could change the verdict. `leads`: "change/<answer>", "entry/<code>" or "licence"; empty leads nowhere."""

    icon: str
    title: str
    text: str
    action: str = ""
    leads: str = ""
    tone: str = "text2"
