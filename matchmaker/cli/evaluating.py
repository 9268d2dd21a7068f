"""`matchmaker evaluate`: how well the ranking works on judged sets, beside two baselines."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from embeddings.errors import BadSet
from matchmaker.bootstrap import open_model
from matchmaker.cli.console import Console
from matchmaker.errors import SetMalformed
from matchmaker.matching.evaluating import evaluate

CORPUS = "corpus.jsonl"
MEASURES = ("ndcg@10", "recall@10", "mrr@10")


def evaluate_sets(console: Console, folders: Sequence[Path], *, as_json: bool) -> None:
    chosen = [found for folder in folders for found in sets_in(folder)]
    encoder = open_model(console.settings, console.progress)
    results = []
    for position, folder in enumerate(chosen, start=1):
        console.say("Set %(position)s of %(count)s: %(name)s", position=position, count=len(chosen), name=folder.name)
        try:
            results.append(evaluate(folder, encoder, console.settings.data_folder / "cache"))
        except BadSet as error:
            raise SetMalformed(reason=str(error)) from error
    if as_json:
        console.tell_json({"sets": results})
    else:
        _show(console, results)


def sets_in(folder: Path) -> Sequence[Path]:
    """The folder itself when it is a set, else the sets in it, by name. Raises SetMalformed when there is none."""
    if (folder / CORPUS).is_file():
        return [folder]
    found = sorted(path.parent for path in folder.glob(f"*/{CORPUS}"))
    if not found:
        raise SetMalformed(reason=f"{folder / CORPUS}")
    return found


def _show(console: Console, results: Sequence[Mapping[str, Any]]) -> None:
    heading = [console.translate("set"), console.translate("system"), *MEASURES, console.translate("seconds")]
    console.tell("{:<28} {:<12} {:>9} {:>10} {:>9} {:>9}".format(*heading))
    for result in results:
        for name, measured in result["systems"].items():
            figures = "{:9.4f} {:10.4f} {:9.4f} {:9.1f}".format(*(measured[m] for m in (*MEASURES, "seconds")))
            console.tell(f"{result['name']:<28} {name:<12} {figures}")
