"""What `run` ends in: the window, or, where there is no display, a sample case on paper."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from installers.environment import Environment
from installers.progress import SetupProblem, say, step
from installers.reference import plain_environment

SAMPLE_FORM = "GEN-LIC"


def has_display(surroundings: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    if not platform.startswith("linux"):
        return True
    return bool(surroundings.get("DISPLAY") or surroundings.get("WAYLAND_DISPLAY"))


def open_window(environment: Environment) -> int:
    say("* The window opens now; this command ends when it is closed.")
    with subprocess.Popen([environment.python, environment.root / "main.py"], cwd=environment.root) as window:
        try:
            code = window.wait()
        except KeyboardInterrupt:
            window.terminate()  # asked to end, not killed: it closes its files
            raise
    if code != 0:
        raise SetupProblem(
            f"The window ended with an error (exit {code}).",
            "The lines above say why. If the display cannot be reached, give the command again with --no-window.",
        )
    return 0


def make_sample(environment: Environment) -> int:
    """The way from a case to its paper, on an invented firm, in a folder of its own beside the user's own work."""
    folder = environment.root / "build" / "guided-sample"
    folder.mkdir(parents=True, exist_ok=True)
    case, paper = folder / "sample-case.json", folder / f"sample-{SAMPLE_FORM}.pdf"
    say("* No display here: the guided sample instead of the window")
    with step("A complete case of an invented firm"):
        _stc(environment, folder, "sample", "case", "--out", str(case))
    with step(f"Its application on paper (form {SAMPLE_FORM})"):
        _stc(environment, folder, "print", str(case), "--form", SAMPLE_FORM, "--out", str(paper))
    if not paper.is_file():
        raise SetupProblem(f"The program said nothing, but {paper} is not there.", "Please report this; it should not happen.")
    say(f"\nThe sample's PDF is {paper}")
    say(f"The case behind it is {case}")
    return 0


def _stc(environment: Environment, folder: Path, *arguments: str) -> None:
    command = [environment.python, "-m", "stc_desktop", "--data", folder / "data", *arguments]
    done = subprocess.run(
        command,
        cwd=environment.root,
        env=plain_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,  # JSON for scripts; what a person needs comes on stderr
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        if done.stdout.strip():
            say(done.stdout.strip())
        raise SetupProblem(
            f"The sample stopped at “{arguments[0]}” (exit {done.returncode}).",
            "The lines above say why; `python3 installers/from_source.py test` looks at every part.",
        )
