"""Plans of invented packets for the tests: a small one, a full one, and one in the pseudo-language."""

import dataclasses
import random
import re
from decimal import Decimal

from stc_desktop.documents.plan import (
    Align,
    AnnexPart,
    Answer,
    AnswerState,
    AtFoot,
    Block,
    Box,
    BoxRow,
    ByHand,
    Cell,
    Check,
    CheckList,
    Checks,
    ChecksumPanel,
    Clause,
    ClausesSideBySide,
    Column,
    Declaration,
    Draft,
    FormHead,
    Gap,
    ItemLine,
    ItemsTable,
    KeyValues,
    Label,
    LetterHead,
    MarginBar,
    PacketPlan,
    Panel,
    PanelRow,
    PaperWords,
    Paragraphs,
    Party,
    Question,
    RecordHead,
    Remark,
    SectionBar,
    Sheet,
    SheetIndex,
    SignatureFrame,
    Stack,
    StampArea,
    StatementHead,
    Steps,
    SymbolsSheet,
    Table,
    Tick,
    TimeLine,
    TimePoint,
    YesNo,
    annex_of,
    form_state,
    sheet_count,
    sheets_of,
    signature_row,
    signed_sheet_of,
)

VIETNAMESE = "Công ty TNHH Cơ khí Chính xác Sông Mẫu"
THAI = "บริษัท ล้านนา มอเตอร์ไดรฟ์ จำกัด"
LAO = "ບໍລິສັດ ຂົນສົ່ງ ສະຫວັນ ຈຳກັດ"
KHMER = "ក្រុមហ៊ុន អង្គរ ប្រព័ន្ធម៉ូទ័រ"
BURMESE = "ရွှေမိုးဦး စက်ပစ္စည်း ကုမ္ပဏီ လီမိတက်"
NAMES = (VIETNAMESE, THAI, LAO, KHMER, BURMESE)

CHECKSUM = "8CDAADFBC5D0C042"
STATE = form_state("D", Label("our own layout"))
LONG = (
    "The frequency changers drive spindle motors of a new winding line. The pump serves the helium leak test of sealed housings; "
    "the chamber is 1.8 m³ and is pumped down four times an hour. Nothing is resold or built into goods for export. "
    "The machines stay in building 4, and replaced parts come back for repair or are scrapped on site with a photograph. "
) * 3


def stream(length: int = 4696) -> bytes:
    return random.Random(7).randbytes(length)


def item(number: int, *, values: str = "output 0 to 1,000 Hz") -> ItemLine:
    return ItemLine(
        number=number,
        code="3A225" if number % 2 else "not listed",
        is_controlled=bool(number % 2),
        name=f"Sample changer {number}",
        model="SM-5, Sample Works",
        values=values,
        hs="8504.40",
        origin="VN",
        quantity="12",
        unit="NAR",
        unit_price=Decimal("2140.00"),
        value=Decimal("25680.00"),
    )


def answer_box(label: Label, columns: int, *lines: str, number: str = "", rows: float = 2, repeats: bool = False) -> Box:
    return Box(number=number, label=label, columns=columns, rows=rows, content=Answer(paragraphs=lines), repeats=repeats)


def signature() -> BoxRow:
    by_hand = ByHand()
    return signature_row(
        data=(
            answer_box(Label("Name", "Họ và tên"), 22, "Trần Mẫu", number="18"),
            answer_box(Label("Position", "Chức vụ"), 22, "Director", number="19"),
            Box(number="20", label=Label("Date, by hand", "Ngày ký"), columns=22, rows=7, content=by_hand),
        ),
        signature=Box(
            number="21",
            label=Label("Signature in ink", "Ký bằng mực"),
            columns=26,
            rows=11,
            content=SignatureFrame(hint=Label("Sign once, in ink.", "Ký một lần.")),
        ),
        stamp=Box(number="22", label=Label("Stamp", "Dấu"), columns=18, rows=11, content=StampArea()),
    )


def application(lines: int = 3, end_use: str = LONG, currency: str | None = "USD") -> Sheet:
    party = Party(
        name="Sample Works Co., Ltd.",
        local_name=VIETNAMESE,
        address=("Lô 14, Khu công nghiệp Hòa Khánh", "Đà Nẵng, VN  Viet Nam"),
        registration="Tax code 0402 318 774",
        contact="Nguyễn Thị Mẫu, export manager",
        reach="+84 236 555 0142 mau@sample.example",
    )
    names = tuple(
        Box(number=str(7 + place), label=Label("Takes part", "Tham gia"), columns=22, rows=4, content=Party(name="Sample", local_name=name))
        for place, name in enumerate((LAO, BURMESE, KHMER))
    )
    kinds = Checks(options=(Check(label=Label("one shipment", "từng lô"), is_crossed=True), Check(label=Label("amendment"))))
    suspicion = YesNo(
        questions=(
            Question(letter="a", label=Label("The authority told us of a concern"), answer=False),
            Question(letter="b", label=Label("We know of a weapons use"), answer=True),
            Question(letter="c", label=Label("We have grounds to suspect it"), answer=None),
        )
    )
    end_user = Party(name="Lanna Sample Co., Ltd.", local_name=THAI)
    blocks: tuple[Block, ...] = (
        BoxRow(
            cells=(Box(number="3", label=Label("Kind", "Loại"), columns=46, content=kinds), answer_box(Label("Date"), 20, "23 Nov 2026"))
        ),
        SectionBar(letter="A", title=Label("Who takes part", "Các bên tham gia")),
        BoxRow(
            cells=(
                Box(number="5", label=Label("Exporter", "Bên xuất khẩu"), columns=33, rows=8, content=party, repeats=True),
                Box(number="6", label=Label("End user", "Người sử dụng"), columns=33, rows=8, content=end_user),
            )
        ),
        BoxRow(cells=names),
        BoxRow(cells=(answer_box(Label("End use", "Mục đích"), 66, end_use, number="14", rows=4),)),
        BoxRow(
            cells=(
                Box(number="15", label=Label("Weapons and military use", "Vũ khí"), columns=40, rows=4, content=suspicion),
                Box(number="16", label=Label("Contract"), columns=26, rows=4, content=Answer(state=AnswerState.NOT_APPLICABLE)),
            )
        ),
        ItemsTable(
            letter="D",
            title=Label("What is sent", "Hàng hóa"),
            lines=tuple(item(number) for number in range(1, lines + 1)),
            currency=currency,
        ),
        SectionBar(letter="E", title=Label("Declaration", "Cam kết")),
        Declaration(
            number="17",
            label=Label("The signature covers all of these", "Chữ ký bao gồm tất cả"),
            clauses=(Clause(letter="a", text="What we wrote is true as far as we know.", local="Nội dung khai là đúng."),),
        ),
        SectionBar(letter="F", title=Label("Signature", "Chữ ký")),
        signature(),
    )
    head = FormHead(
        title=Label("Application for an export licence", "Đơn đề nghị cấp giấy phép"),
        state=STATE,
        agency_fields=(Label("Case number"), Label("Received on"), Label("Fee")),
        boxes=(
            answer_box(Label("Authority", "Cơ quan"), 23, "VN  Sample Ministry", number="1"),
            answer_box(Label("Your reference", "Số tham chiếu"), 18, "SM-2026-0031", number="2", repeats=True),
        ),
    )
    return Sheet(
        name="application",
        index_name=Label("Application", "Đơn đề nghị"),
        form="GEN-LIC 1",
        edition="2026-10",
        head=head,
        blocks=blocks,
        is_framed=True,
        annex=(AnnexPart(key="parties", place="Boxes 7, 8", title=Label("Particulars"), blocks=(Paragraphs(paragraphs=(LONG,)),)),),
    )


def statement() -> Sheet:
    clauses = ClausesSideBySide(
        clauses=(
            Clause(
                letter="a",
                text="We use the goods only for the stated purpose.",
                local="ข้าพเจ้าจะใช้สินค้าเฉพาะเพื่อวัตถุประสงค์ที่ระบุไว้",
                local_letter="ก",
            ),
            Clause(
                letter="b", text="We do not hand them to a military user.", local="យើងខ្ញុំនឹងមិនប្រគល់ទៅឱ្យអ្នកប្រើប្រាស់យោធាឡើយ។", local_letter="ខ"
            ),
        )
    )
    happens = Checks(
        local_under=True, options=(Check(label=Label("own use", "ใช้เอง"), is_crossed=True), Check(label=Label("resold", "ขายต่อ")))
    )
    return Sheet(
        name="statement",
        index_name=Label("End-use statement"),
        form="GEN-EUS 1",
        edition="2026-10",
        head=StatementHead(
            title=Label("End-use statement", "หนังสือรับรองการใช้ขั้นสุดท้าย"), letterhead=Label("Print under the letterhead"), state=STATE
        ),
        blocks=(BoxRow(cells=(Box(label=Label(""), columns=66, content=happens),)), clauses, signature()),
        is_framed=True,
        signs="end user",
    )


def record() -> Sheet:
    bars = (
        MarginBar(limit="at least 600 Hz", low=1.67, high=1.67, spoken="1.67 times the limit"),
        MarginBar(limit="at least 500 A", low=0.024, high=0.024),
        MarginBar(limit="better than 0.2 %", low=3.3, high=None),
        MarginBar(limit="no effect", is_unknown=True),
        MarginBar(limit="judged by a person"),
    )
    columns = (
        Column(columns=4, head=Label("No.", "Số")),
        Column(columns=40, head=Label("Question", "Câu hỏi")),
        Column(columns=22, head=Label("Margin"), align=Align.CENTRE),
    )
    rows = tuple((Cell(str(place), bold=True), Cell("Highest output frequency?", detail=BURMESE), bar) for place, bar in enumerate(bars, 1))
    points = (
        TimePoint(date="23 Nov", text="today"),
        TimePoint(date="7 Dec", text="receipt", days_from_start=14, is_waiting=True),
        TimePoint(date="28 Mar", text="licence ends", days_from_start=125),
    )
    panels = PanelRow(
        panels=(
            Panel(columns=33, label=Label("The item", "Hàng hóa"), title="Sample changer", paragraphs=("HS 8504.40",)),
            Panel(
                columns=33,
                is_verdict=True,
                label=Label("Verdict"),
                title="Controlled: 3A225",
                remarks=("Weighed: 4.",),
                closing=("Open: none.",),
            ),
        )
    )
    foot = BoxRow(
        cells=(
            answer_box(Label("Made by"), 30, "Nguyễn Thị Mẫu", rows=6),
            Box(label=Label("Read by"), columns=36, rows=6, content=ByHand()),
        )
    )
    return Sheet(
        name="record",
        index_name=Label("Classification record"),
        form="GEN-CLASS 1",
        edition="2026-10",
        head=RecordHead(title=Label("Classification record", "Biên bản"), belongs=Label("Line 1 of 3", "belongs to box D")),
        blocks=(
            panels,
            SectionBar(letter="A", title=Label("What was asked")),
            Table(columns=columns, rows=rows),
            Remark(text="Dot: one value."),
            TimeLine(points=points),
            CheckList(checks=(Check(label=Label("Count the sheets."), is_crossed=True),)),
            Steps(steps=(f"Bring {sheets_of('application')}; sign {signed_sheet_of('application')}; see annex {annex_of('parties')}.",)),
            KeyValues(rows=(("Case", "SM-2026-0031"),)),
            Table(
                columns=(Column(columns=4, head=Label("")), Column(columns=30, head=Label("Paper"))),
                rows=((Tick(is_crossed=True), Cell("Contract")),),
            ),
            AtFoot(row=foot),
        ),
    )


def letter() -> Sheet:
    boxes = (
        BoxRow(
            cells=(answer_box(Label("Our case"), 15, "2026/1187"), answer_box(Label("Your reference"), 15, "SM-2026-0031", repeats=True))
        ),
    )
    head = LetterHead(
        title=Label("Your application is not complete yet", "Hồ sơ chưa đầy đủ"),
        sender=("Sample desk", "Training specimen"),
        addressee=("Sample Works Co., Ltd.", VIETNAMESE),
        boxes=boxes,
        state=STATE,
    )
    return Sheet(
        name="letter",
        index_name=Label("Letter"),
        form="GEN-DEF 1",
        edition="2026-10",
        head=head,
        blocks=(SectionBar(letter="A", title=Label("How to answer")), Paragraphs(paragraphs=(LONG, THAI)), Gap(rows=0.5)),
    )


def cover() -> Sheet:
    receipt = Stack(
        columns=48,
        rows=(
            BoxRow(
                cells=(
                    Box(label=Label("Case number"), columns=24, rows=3, content=ByHand()),
                    Box(label=Label("Date"), columns=24, content=ByHand()),
                )
            ),
            BoxRow(cells=(Box(label=Label("Signature"), columns=48, rows=8, content=ByHand(hint=Label("In ink."))),)),
        ),
    )
    return Sheet(
        name="cover",
        index_name=Label("This cover", "Bìa"),
        form="GEN-CHAIN 1",
        edition="2026-10",
        head=FormHead(title=Label("Packet for the licensing agency", "Bộ hồ sơ"), state=STATE, agency_fields=(Label("Case number"),)),
        blocks=(
            Gap(),
            ChecksumPanel(contents=(f"{sheet_count()} printed sheets", "two sets")),
            SectionBar(letter="A", title=Label("Sheets")),
            SheetIndex(),
            SectionBar(letter="B", title=Label("Receipt")),
            BoxRow(cells=(receipt, Box(label=Label("Stamp"), columns=18, rows=11, content=StampArea()))),
        ),
    )


def packet(*sheets: Sheet | SymbolsSheet, draft: Draft | None = None, case_stream: bytes | None = None) -> PacketPlan:
    return PacketPlan(
        title="Application for an export licence, SM-2026-0031",
        author="Sample Works Co., Ltd.",
        reference="SM-2026-0031",
        list_edition="EU Annex I",
        list_date="15 Nov 2025",
        list_remark="12 of 540 heads installed",
        printed_at="23 Nov 2026 09:14",
        place="Đà Nẵng",
        user="Nguyễn Thị Mẫu",
        checksum="" if draft else CHECKSUM,
        draft=draft,
        case_stream=stream() if case_stream is None else case_stream,
        sheets=sheets,
    )


def full_packet(draft: Draft | None = None) -> PacketPlan:
    return packet(cover(), application(17), statement(), record(), letter(), SymbolsSheet(), draft=draft)


def in_pseudo_language(plan: PacketPlan) -> PacketPlan:
    """The same packet with every label accented and half again as long."""
    words = PaperWords.of(lambda key: lengthened(getattr(PaperWords(), key.removeprefix("paper.")).text), lambda key: "")
    sheets = tuple(_lengthened_labels(sheet) for sheet in plan.sheets)
    return dataclasses.replace(plan, words=words, sheets=sheets)


def lengthened(text: str) -> str:
    """Accents on all vowels but those in braces, and half as long again in words."""
    accents = str.maketrans("aeiou", "áéíóú")
    parts = re.split(r"(\{\w+\})", text)
    accented = "".join(part if part.startswith("{") else part.translate(accents) for part in parts)
    return f"{accented} {'xxx ' * (len(text) // 8)}".rstrip() if text.strip() else text


def _lengthened_labels(value):
    if isinstance(value, Label):
        return Label(lengthened(value.text), lengthened(value.local))
    if isinstance(value, tuple):
        return tuple(_lengthened_labels(one) for one in value)
    if dataclasses.is_dataclass(value):
        return dataclasses.replace(
            value, **{field.name: _lengthened_labels(getattr(value, field.name)) for field in dataclasses.fields(value)}
        )
    return value
