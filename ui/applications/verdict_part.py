"""Above the fields of a line: its verdict, by whose list it is, and what was said with it."""

from stc_desktop.applications.lines import LineClassification, LineVerdict
from stc_desktop.casework.kept_verdicts import said_on, whose_list_on
from ui.applications.parts import Making, Part, Standing
from ui.parts.labels import Label
from ui.parts.layouts import Column, FlowRow, box, clear_layout
from ui.parts.tags import Tag

KINDS = {LineVerdict.CONTROLLED: "listed", LineVerdict.UNDECIDED: "undecided", LineVerdict.NOT_LISTED: "not_listed"}


class VerdictPart(Part):
    """Nothing for a line that was never classified."""

    def __init__(self, making: Making, number: int) -> None:
        super().__init__()
        self._making, self._number = making, number
        self.setObjectName("line_verdict")
        self._shown: LineClassification | None = None
        self._column = Column(making.look, spacing=4)
        self.setLayout(self._column)
        self.hide()

    def refresh(self, standing: Standing) -> None:
        case = self._making.work.case
        made = case.lines[self._number].classification if self._number < len(case.lines) else None
        if made == self._shown:
            return
        self._shown = made
        clear_layout(self._column)
        self.setVisible(made is not None)
        if made is None:
            return
        look, words, workspace = self._making.look, self._making.words, self._making.work.workspace
        kind, whose = KINDS[made.verdict], whose_list_on(made)
        tags = FlowRow(look, spacing=8)
        tags.add(Tag(look, words.text(f"applications.line.{kind}"), kind))
        beside = " · ".join(filter(None, (", ".join(made.codes), workspace.say.say(whose.short) if whose else "")))
        tags.add(Label(look, beside, "compact", bold=bool(made.codes)))
        self._column.add(box(tags))
        said = said_on(workspace, made, case.exporter_country)
        if said:
            self._column.add(Label(look, said, "small", tone="text2", name="line_verdict_by"))
