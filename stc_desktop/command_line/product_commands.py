"""`products ...`: the catalogue and the queue of verdicts to look at again, for scripts."""

import argparse
from collections.abc import Mapping

from stc_desktop.command_line.commands import Call, Commands, show_json


def add_commands(commands: Commands) -> None:
    products = commands.group("products", "the catalogue of what was classified")
    _json(products.add("list", list_products, "every product with its newest verdict"))
    recheck = products.add(
        "recheck", recheck_products, "verdicts of another edition, weighed by the one in use; changes nothing unless told"
    )
    recheck.add_argument("--confirm-same", action="store_true", help="take over those where verdict and tests are equal")
    _json(recheck)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="the only form there is; said for clearness")


def list_products(call: Call) -> int:
    from stc_desktop.casework.product_views import kept_result
    from stc_desktop.casework.products import count_of_products, products
    from stc_desktop.casework.waiting_verdicts import waiting_ids

    workspace = call.workspace
    queue = set(waiting_ids(workspace))
    rows: list[Mapping[str, object]] = []
    for one in products(workspace, limit=max(1, count_of_products(workspace))):
        kept = kept_result(one.result)
        row: dict[str, object] = {"id": one.id, "name": one.name, "maker": one.maker, "model": one.model, "sample": one.is_sample}
        row |= {"verdict": str(kept.verdict) if kept else None, "codes": list(kept.codes) if kept else []}
        row |= {"list": kept.list_id if kept else None, "edition": kept.edition if kept else None, "to_recheck": one.id in queue}
        rows.append({**row, "changed_at": one.updated_at, "changed_by": one.updated_by})
    show_json({"products": rows})
    return 0


def recheck_products(call: Call) -> int:
    from stc_desktop.casework.classifying import KeptResult
    from stc_desktop.casework.rechecking import confirm, recheck

    def side(kept: KeptResult) -> dict[str, object]:
        return {"verdict": str(kept.verdict), "codes": list(kept.codes), "list": kept.list_id, "edition": kept.edition}

    found = recheck(call.workspace)
    same = [one for one in found if one.is_same]
    confirmed = confirm(call.workspace, same) if call.arguments.confirm_same else 0
    rows = [
        {
            "id": one.stored.id,
            "name": one.stored.name,
            "old": side(one.old),
            "new": side(one.new),
            "same": one.is_same,
            "question": one.question or None,
            "asked_anew": list(one.asked_anew),
            "left_out": list(one.left_out),
            "paragraphs": [
                {"code": pair.code, "in_old": pair.old is not None, "in_new": pair.new is not None, "changed": list(pair.changed)}
                for pair in one.paragraphs
            ],
        }
        for one in found
    ]
    show_json({"products": rows, "same": len(same), "confirmed": confirmed})
    return 0
