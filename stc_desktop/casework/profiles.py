"""Who uses the program: role, country, language, look; and the sample data that come and go with one click."""

import enum
from dataclasses import dataclass

from stc_desktop.casework.workspace import Workspace


class Role(enum.StrEnum):
    """Decides what is shown first, not what is possible."""

    EXPORTER = "exporter"
    OFFICIAL = "official"
    TRAINER = "trainer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The choices of the first run; all can be changed later."""

    role: Role = Role.EXPORTER
    country: str = "PH"
    language: str = "en"
    theme: str = "system"
    text_percent: int = 100
    is_chosen: bool = False  # False before the first run


def profile(workspace: Workspace) -> Profile:
    with workspace.case_file.begin(workspace.hand) as work:
        stored = work.settings.all()
    role = stored.get("role", "")
    percent = stored.get("text_percent", "100")
    return Profile(
        role=Role(role) if role in set(Role) else Role.EXPORTER,
        country=stored.get("country", "PH"),
        language=stored.get("language", "en"),
        theme=stored.get("theme", "system"),
        text_percent=int(percent) if percent.isdigit() else 100,
        is_chosen=stored.get("is_chosen", "") == "yes",
    )


def choose_profile(workspace: Workspace, chosen: Profile) -> None:
    """Keep the choices; the language holds from now on."""
    workspace.language = chosen.language
    with workspace.case_file.begin(workspace.hand) as work:
        for name in ("role", "country", "language", "theme", "text_percent"):
            work.settings.set(name, str(getattr(chosen, name)))
        work.settings.set("is_chosen", "yes")


def remove_samples(workspace: Workspace) -> int:
    """Take all sample products and applications away; the user's own stay. Gives how many went."""
    with workspace.case_file.begin(workspace.hand) as work:
        return work.products.remove_samples() + work.applications.remove_samples()
