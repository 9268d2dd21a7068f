"""`matchmaker bench`: how fast this machine is, and with how much memory."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict

from matchmaker.bench.model import Bench, Latency
from matchmaker.bench.run import bench
from matchmaker.bootstrap import prepare_model
from matchmaker.cli.console import Console


def measure(console: Console, sizes: Sequence[int], *, as_json: bool) -> None:
    model = prepare_model(console.settings, console.progress)
    measured = asyncio.run(bench(model, sizes, progress=console.progress))
    if as_json:
        console.tell_json(asdict(measured))
    else:
        _show(console, measured)


def _show(console: Console, measured: Bench) -> None:
    encode, imports = measured.encode, measured.imports
    console.tell(
        f"encode   {encode.texts} texts: raw {encode.raw:.1f}/s, ours {encode.ours:.1f}/s, ratio {encode.ratio:.3f}"
    )
    console.tell(
        f"import   {imports.rows} rows, {imports.texts} texts: {imports.import_seconds:.1f} s, raw encode "
        f"{imports.raw_seconds:.1f} s, ratio {imports.ratio:.3f}"
    )
    for rank in measured.rank:
        console.tell(
            f"rank     {rank.records:>7} records: {_milliseconds(rank.latency)}, recall@10 {rank.recall_at_10:.3f}, "
            f"{rank.memory_mb:.0f} MB, built in {rank.build_seconds:.1f} s"
        )
    for match in measured.match:
        console.tell(f"match    {match.records:>7} records: {_milliseconds(match.latency)}")
    for askers in measured.askers:
        shown = f"askers   {askers.records:>7} records, {askers.needs} needs: first"
        console.tell(f"{shown} {_milliseconds(askers.first)}; again {_milliseconds(askers.again)}")


def _milliseconds(latency: Latency) -> str:
    return f"p50 {latency.p50:.1f} ms, p95 {latency.p95:.1f} ms, p99 {latency.p99:.1f} ms"
