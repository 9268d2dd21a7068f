"""`matchmaker evaluate`: how well the ranking works on judged sets, beside two baselines, and how far to trust it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from embeddings.encoder import Encoder
from embeddings.errors import BadSet
from embeddings.evaluation import BeirSet
from matchmaker.bootstrap import open_model
from matchmaker.cli.console import Console
from matchmaker.ground.errors import SetMalformed
from matchmaker.matching.evaluating import Trial, ablate, encode_all, evaluate, read_set
from matchmaker.matching.evaluating_evidence import Answer, answered_here, measure_evidence, read_answers
from matchmaker.matching.evaluating_fits import measure_fits
from matchmaker.matching.vector_cache import CachingEncoder

CORPUS = "corpus.jsonl"
MEASURES = ("ndcg@10", "recall@10", "mrr@10")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is measured: `ablation` instead of the systems, needs as if typed `without_marks`, and judged `answers`."""

    ablation: bool = False
    without_marks: bool = False
    answers: Path | None = None


def evaluate_sets(console: Console, folders: Sequence[Path], wanted: Wanted, *, as_json: bool) -> None:
    chosen = [folder_of_set for folder in folders for folder_of_set in sets_in(folder)]
    encoder = CachingEncoder(open_model(console.settings, console.progress), console.settings.data_folder / "cache")
    results = []
    try:
        answers = read_answers(wanted.answers) if wanted.answers else []
        for position, folder in enumerate(chosen, start=1):
            console.say(
                "Set %(position)s of %(count)s: %(name)s", position=position, count=len(chosen), name=folder.name
            )
            results.append(_measured(read_set(folder, without_marks=wanted.without_marks), encoder, wanted, answers))
            encoder.save()
    except BadSet as error:
        raise SetMalformed(reason=str(error)) from error
    if as_json:
        console.tell_json({"sets": results, **_together(results)})
    else:
        _show(console, results)


def sets_in(folder: Path) -> Sequence[Path]:
    """The folder itself when it is a set, else the sets in it, by name. Raises SetMalformed when there is none."""
    if (folder / CORPUS).is_file():
        return [folder]
    folders = sorted(path.parent for path in folder.glob(f"*/{CORPUS}"))
    if not folders:
        raise SetMalformed(reason=f"{folder / CORPUS}")
    return folders


def _measured(judged: BeirSet, encoder: Encoder, wanted: Wanted, answers: Sequence[Answer]) -> dict[str, Any]:
    encode_all(judged, encoder)
    if wanted.ablation:
        return {"name": judged.name, "ablation": ablate(judged, encoder)}
    trial = Trial(judged, encoder)
    here = answered_here(trial, answers)
    return {
        "name": judged.name,
        "systems": evaluate(judged, encoder),
        "fits": asdict(measure_fits(trial)),
        **({"evidence": asdict(measure_evidence(trial, here))} if here else {}),
    }


def _together(results: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Means over the sets, and how right "strong" is over all of them."""
    table = [result.get("ablation") or _ndcg_of_systems(result) for result in results]
    means = {"mean_ndcg@10": {name: sum(row[name] for row in table) / len(table) for name in table[0]}}
    fits = [result["fits"] for result in results if "fits" in result]
    return means | ({"strong": _strong(fits)} if fits else {})


def _ndcg_of_systems(result: Mapping[str, Any]) -> dict[str, float]:
    return {name: measured["ndcg@10"] for name, measured in result["systems"].items()}


def _strong(fits: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    total = {name: sum(fit[name] for fit in fits) for name in fits[0] if name != "nothing_suitable"}
    return {
        "relevant": total["strong_relevant"] / max(total["strong"], 1),
        "of_right_firsts": total["right_firsts_strong"] / max(total["right_firsts"], 1),
    }


def _show(console: Console, results: Sequence[Mapping[str, Any]]) -> None:
    if "ablation" in results[0]:
        _show_ablation(console, results)
        return
    heading = [console.translate("set"), console.translate("system"), *MEASURES, console.translate("seconds")]
    console.tell("{:<28} {:<12} {:>9} {:>10} {:>9} {:>9}".format(*heading))
    for result in results:
        for name, measured in result["systems"].items():
            figures = "{:9.4f} {:10.4f} {:9.4f} {:9.1f}".format(*(measured[m] for m in (*MEASURES, "seconds")))
            console.tell(f"{result['name']:<28} {name:<12} {figures}")
    _show_trust(console, results)


def _show_ablation(console: Console, results: Sequence[Mapping[str, Any]]) -> None:
    """A row for each recipe, a column for each set, the mean at the end; nDCG@10 × 100."""
    console.tell(f"{'nDCG@10 × 100':<26} " + " ".join(result["name"] for result in results))
    for name in results[0]["ablation"]:
        row = [100 * result["ablation"][name] for result in results]
        figures = " ".join(f"{v:{len(r['name'])}.1f}" for v, r in zip(row, results, strict=True))
        console.tell(f"{name:<26} {figures} {sum(row) / len(row):6.2f}")


def _show_trust(console: Console, results: Sequence[Mapping[str, Any]]) -> None:
    console.tell("")
    for result in results:
        first, second = result["fits"]["nothing_suitable"]
        sentence = console.translate(
            "“nothing suitable” is told apart with AUROC %(first)s and %(second)s (either half of the needs)",
            first=f"{first:.3f}",
            second=f"{second:.3f}",
        )
        console.tell(f"{result['name']:<28} {sentence}")
        if "evidence" in result:
            sentence = console.translate(
                "the evidence holds the answer in %(holds)s; deleting it costs most in %(tells)s",
                **{name: f"{result['evidence'][name]:.1%}" for name in ("holds", "tells")},
            )
            console.tell(f"{result['name']:<28} {sentence}")
    strong = _strong([result["fits"] for result in results])
    shares = {name: f"{share:.1%}" for name, share in strong.items()}
    console.tell(
        console.translate(
            "Of pairs called strong %(relevant)s are relevant; of right first places %(firsts)s are called strong",
            relevant=shares["relevant"],
            firsts=shares["of_right_firsts"],
        )
    )
