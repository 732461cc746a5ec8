"""Words of the pane that shows the papers on an item."""

PAPER_WORDS = {
    "classify.paper.title": "As it will be printed",
    "classify.paper.record": "Classification record",
    "classify.paper.statement": "Statement of non-listing",
    "classify.paper.ruling": "Request for an official ruling",
    "classify.paper.explain": "Explained on one page",
    "classify.paper.print": "Print",
    "classify.paper.sent": "{count} page went to the printer.",
    "classify.paper.sent.many": "{count} pages went to the printer.",
    "classify.paper.left_out": "{count} more check did not fit on the page; the record holds it.",
    "classify.paper.left_out.many": "{count} more checks did not fit on the page; the record holds them.",
    "classify.paper.file.statement": "non-listing-{name}.pdf",
    "classify.paper.file.ruling": "ruling-{name}.pdf",
    "classify.paper.file.explain": "explained-{name}.pdf",
}
