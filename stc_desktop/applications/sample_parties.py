"""The invented parties of the sample case; their names stand in the scripts of five countries."""

import datetime as dt

from stc_desktop.applications.parties import CaseParty, NumberKind, PartyKind, Registration, Role


def sample_parties(today: dt.date) -> tuple[CaseParty, ...]:
    """Exporter, end user, forwarder, broker, recipient of technology and purchaser, each complete."""
    return (_exporter(today), _END_USER, _FORWARDER, _BROKER, _ENGINEER, _PURCHASER)


def _exporter(today: dt.date) -> CaseParty:
    return CaseParty(
        id="p1",
        roles=(Role.EXPORTER, Role.APPLICANT, Role.SELLER),
        kind=PartyKind.COMMERCIAL,
        legal_name="Song Han Precision Mechanics Co., Ltd.",
        name_local="Công ty TNHH Cơ khí Chính xác Sông Hàn",
        registrations=(
            Registration(kind=NumberKind.TAX, number="0402 318 774"),
            Registration(kind=NumberKind.COMPANY, number="0402318774"),
            Registration(kind=NumberKind.COMPLIANCE_PROGRAMME, number="VN-ICP-0087", dated=today - dt.timedelta(days=400)),
            Registration(kind=NumberKind.STRATEGIC_TRADE, number="ST-0417"),
            Registration(kind=NumberKind.EORI, number="XX0402318774"),
            Registration(kind=NumberKind.AUTHORISED_OPERATOR, number="AEO-0087"),
        ),
        address="Lô 14, đường số 5, Khu công nghiệp Hòa Khánh",
        city="Đà Nẵng",
        postcode="550000",
        country="VN",
        phone="+84 236 555 0142",
        email="anh@songhan.example",
        website="https://songhan.example",
        contact_name="Nguyễn Thị Hồng Ánh",
        contact_position="export manager",
        business="Makes frequency changers and drives for textile and pump motors.",
        is_forwarder=False,
    )


_END_USER = CaseParty(
    id="p2",
    roles=(Role.END_USER,),
    kind=PartyKind.COMMERCIAL,
    legal_name="Lanna Motor Drive Co., Ltd.",
    name_local="บริษัท ล้านนา มอเตอร์ไดรฟ์ จำกัด",
    registrations=(Registration(kind=NumberKind.COMPANY, number="0 5155 61004 21 7"),),
    address="88/4 Moo 3, Ban Klang subdistrict",
    address_local="88/4 หมู่ 3 ตำบลบ้านกลาง อำเภอเมืองลำพูน\nจังหวัดลำพูน 51000",
    city="Mueang Lamphun",
    region="Lamphun",
    postcode="51000",
    country="TH",
    phone="+66 53 555 018",
    email="kamolwan@lanna.example",
    contact_name="Kamonwan Siwichai",
    contact_name_local="นางสาวกมลวรรณ ศรีวิชัย",
    contact_position="plant manager",
    business="Makes electric motors for water pumps and ventilation, 42,000 a year.",
    relation_since="customer since 2019",
    is_forwarder=False,
)

_FORWARDER = CaseParty(
    id="p3",
    roles=(Role.FREIGHT_FORWARDER,),
    kind=PartyKind.COMMERCIAL,
    legal_name="Savan Transport Co., Ltd.",
    name_local="ບໍລິສັດ ຂົນສົ່ງ ສະຫວັນ ຈຳກັດ",
    registrations=(Registration(kind=NumberKind.COMPANY, number="01-00047812"),),
    address="Ban Phonsavang, house 9",
    address_local="ບ້ານໂພນສະຫວ່າງ, ເຮືອນເລກທີ 9, ນະຄອນໄກສອນພົມວິຫານ",
    city="Savannakhet",
    country="LA",
    phone="+856 41 555 207",
    email="office@savan.example",
    contact_name="Bounmy Phommachan",
    contact_name_local="ທ້າວ ບຸນມີ ພົມມະຈັນ",
    is_forwarder=True,
    remark="carries the goods from Lao Bảo to Mukdahan",
)

_BROKER = CaseParty(
    id="p4",
    roles=(Role.BROKER,),
    kind=PartyKind.COMMERCIAL,
    legal_name="Shwe Moe Oo Machinery Co., Ltd.",
    name_local="ရွှေမိုးဦး စက်ပစ္စည်း ကုမ္ပဏီ လီမိတက်",
    registrations=(Registration(kind=NumberKind.COMPANY, number="118 204 377"),),
    address="No. 45, Bahan Road",
    address_local="အမှတ် ၄၅၊ ဗဟိုလမ်း၊ လှိုင်မြို့နယ်၊ ရန်ကုန်မြို့",
    city="Yangon",
    country="MM",
    phone="+95 1 555 3310",
    email="office@shwemoeoo.example",
    contact_name="Khin Myat Noe",
    contact_name_local="ဒေါ်ခင်မြတ်နိုး",
    contact_position="director",
    is_forwarder=False,
    remark="commission 2 %, never holds the goods",
)

_ENGINEER = CaseParty(
    id="p5",
    roles=(Role.TECHNOLOGY_RECIPIENT,),
    kind=PartyKind.INDIVIDUAL,
    legal_name="Sok Vichet",
    name_local="សុខ វិចិត្រ",
    registrations=(Registration(kind=NumberKind.PASSPORT, number="N 0155 7342"),),
    address="House 12, Street 271, Khan Tuol Kouk",
    address_local="ផ្ទះលេខ ១២ ផ្លូវ ២៧១ ខណ្ឌទួលគោក រាជធានីភ្នំពេញ",
    city="Phnom Penh",
    country="KH",
    nationality="KH",
    phone="+855 23 555 064",
    contact_position="commissioning engineer",
    remark="works at the end user",
)

_PURCHASER = CaseParty(
    id="p6",
    roles=(Role.PURCHASER, Role.IMPORTER),
    kind=PartyKind.COMMERCIAL,
    legal_name="Straits Drive Supplies Pte. Ltd.",
    registrations=(Registration(kind=NumberKind.UEN, number="202699123K"),),
    address="21 Harbour Crescent, #04-11",
    city="Singapore",
    postcode="099021",
    country="SG",
    phone="+65 6555 0193",
    email="orders@straitsdrive.example",
    contact_name="Lim Hui Ting",
    contact_position="purchasing director",
    business="Buys drives for motor works in the region.",
    is_forwarder=False,
)
