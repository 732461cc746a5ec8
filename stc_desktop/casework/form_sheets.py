"""A filled form as sheets of paper: the same boxes, one to one, in the values that the drawing room takes."""

from collections.abc import Iterator

from stc_desktop.applications import fill_values as filled
from stc_desktop.documents import plan as paper
from stc_desktop.wording.sentences import Sentences

_STATES = {
    filled.AnswerState.GIVEN: paper.AnswerState.GIVEN,
    filled.AnswerState.NOT_APPLICABLE: paper.AnswerState.NOT_APPLICABLE,
    filled.AnswerState.OPEN: paper.AnswerState.OPEN,
}
_ALIGN = {"left": paper.Align.LEFT, "centre": paper.Align.CENTRE, "right": paper.Align.RIGHT}


def form_sheets(plan: filled.FillPlan, say: Sentences, *, name: str) -> Iterator[paper.Sheet]:
    """The form's own sheet and, where the form has one, its continuation."""
    yield _sheet(plan, say, name)
    if plan.continuation is not None:
        yield _sheet(plan.continuation, say, f"{name}-continued")


def _sheet(plan: filled.FillPlan, say: Sentences, name: str) -> paper.Sheet:
    return paper.Sheet(
        name=name,
        index_name=_label(plan.title),
        form=plan.form_name,
        edition=plan.edition,
        head=_head(plan),
        blocks=tuple(_block(part) for part in plan.parts),
        agency_sentence=_sentence(plan, say),
        signs=plan.signs,
        is_framed=not plan.is_statement,
        annex=tuple(_annex_part(part) for part in plan.particulars),
    )


def _sentence(plan: filled.FillPlan, say: Sentences) -> str:
    """Who decides; and, where nobody who speaks the second language has read it, that its words are our own."""
    sentence = say.text("paper.form_sentence")
    if plan.is_reviewed or not plan.local:
        return sentence
    return f"{sentence} {say.text('paper.unreviewed', language=say.text(f'language.{plan.local}'))}"


def _annex_part(part: filled.Particulars) -> paper.AnnexPart:
    """Answers that have no room on the form itself, so that nothing that was answered is lost on paper."""
    title = paper.Label(part.title, part.local_title)
    return paper.AnnexPart(key=part.key, place=part.place, title=title, blocks=(paper.KeyValues(rows=part.rows),))


def _head(plan: filled.FillPlan) -> paper.Head:
    notice = _label(plan.notice) if plan.notice else None
    state = paper.form_state(plan.state, _label(plan.state_source), notice)
    if plan.is_statement:
        return paper.StatementHead(title=_label(plan.title), letterhead=_label(plan.letterhead), state=state)
    return paper.FormHead(
        title=_label(plan.title),
        state=state,
        agency_fields=tuple(_label(field) for field in plan.agency_fields),
        boxes=tuple(_box(box) for box in plan.head_boxes),
    )


def _label(label: filled.Label) -> paper.Label:
    return paper.Label(label.text, label.local)


def _block(part: filled.Part) -> paper.Block:
    if isinstance(part, filled.Bar):
        return paper.SectionBar(letter=part.letter, title=_label(part.title))
    if isinstance(part, filled.Row):
        return _row(part)
    if isinstance(part, filled.SignatureRow):
        return _row(part.row)
    if isinstance(part, filled.Items):
        return _items(part)
    if isinstance(part, filled.Grid):
        columns = tuple(paper.Column(columns=c.columns, head=_label(c.head), align=_ALIGN[c.align]) for c in part.columns)
        return paper.Table(columns=columns, rows=tuple(tuple(paper.Cell(text) for text in row) for row in part.rows))
    clauses = tuple(paper.Clause(letter=c.letter, text=c.text, local=c.local, local_letter=c.local_letter) for c in part.clauses)
    if isinstance(part, filled.Declarations):
        return paper.Declaration(number=part.number, label=_label(part.label), clauses=clauses)
    return paper.ClausesSideBySide(clauses=clauses)


def _row(row: filled.Row) -> paper.BoxRow:
    return paper.BoxRow(cells=tuple(_stack(cell) if isinstance(cell, filled.FilledStack) else _box(cell) for cell in row.cells))


def _stack(stack: filled.FilledStack) -> paper.Stack:
    return paper.Stack(columns=stack.columns, rows=tuple(paper.BoxRow(cells=(_box(box),)) for box in stack.boxes))


def _box(box: filled.FilledBox) -> paper.Box:
    return paper.Box(
        label=_label(box.label),
        columns=box.columns,
        rows=box.rows,
        number=box.number,
        content=_content(box.content),
        repeats=box.repeats,
        repeat_columns=box.repeat_columns,
    )


def _content(
    content: filled.Content,
) -> paper.Answer | paper.Party | paper.Checks | paper.YesNo | paper.ByHand | paper.SignatureFrame | paper.StampArea:
    if isinstance(content, filled.Answer):
        return paper.Answer(paragraphs=content.paragraphs, state=_STATES[content.state], bold=content.bold, is_excerpt=content.is_excerpt)
    if isinstance(content, filled.PartyLines):
        return paper.Party(
            name=content.name,
            local_name=content.local_name,
            address=content.address,
            registration=content.registration,
            contact=content.contact,
            reach=content.reach,
        )
    if isinstance(content, filled.Crosses):
        options = tuple(paper.Check(label=_label(option.label), is_crossed=option.is_crossed) for option in content.options)
        return paper.Checks(options=options, local_under=content.local_under)
    if isinstance(content, filled.YesNo):
        return paper.YesNo(
            questions=tuple(paper.Question(letter=q.letter, label=_label(q.label), answer=q.answer) for q in content.questions)
        )
    if isinstance(content, filled.ByHand):
        return paper.ByHand(hint=_label(content.hint) if content.hint else None)
    if isinstance(content, filled.SignHere):
        return paper.SignatureFrame(hint=_label(content.hint) if content.hint else None)
    return paper.StampArea()


def _items(items: filled.Items) -> paper.ItemsTable:
    lines = tuple(
        paper.ItemLine(
            number=line.number,
            code=line.code,
            is_controlled=line.is_controlled,
            name=line.name,
            model=line.model,
            values=line.values,
            hs=line.hs,
            origin=line.origin,
            quantity=line.quantity,
            unit=line.unit,
            unit_price=line.unit_price,
            value=line.value,
        )
        for line in items.lines
    )
    return paper.ItemsTable(letter=items.letter, title=_label(items.title), lines=lines, currency=items.currency, decimals=items.decimals)
