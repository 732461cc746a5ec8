"""What can go wrong in a way that the person at the keyboard can mend."""


class StcError(Exception):
    """Base of all errors that the program raises on purpose."""


class UserFixable(StcError):
    """A sentence that says what is wrong and why, and a next step that mends it.

    `where` names the field, the file or the question id, so that a page can lead there.
    """

    def __init__(self, sentence: str, *, next_step: str = "", where: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.next_step = next_step
        self.where = where

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.sentence} {self.next_step}".rstrip()


class ReferenceFileFault(UserFixable):
    """The reference file is missing, damaged or of another make."""


class CaseFileTooNew(UserFixable):
    """The case file was written by a newer version of the program."""


class CaseFileUnusable(UserFixable):
    """The case file cannot be opened or written: damaged, read-only, disk full."""
