#!/usr/bin/env python3
"""Scores the benchmark's rows of points with the release program, with DuckDB, with Polars and with the same rules
printed as C, side by side, and compares the outputs byte for byte.

    Tools/bench-points.py PROGRAM [ROWS] [RUNS]

The rows and the peers come from the folder `../shared/bench`; without it nothing is measured. A virtual environment
with the peers is made under `.build/peers` the first time. Outputs go to memory (`/dev/shm`) where there is such a
place: the product alone waits until the disk has its output, and disks differ more than programs. Times are of whole processes: wall, and processor time of
all threads, which says more on a busy machine. Ends with 1 when an output differs.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT.parent / "shared" / "bench"
PEERS = ROOT / ".build" / "peers"


def build_peers():
    """The virtual environment and the ceiling, made once."""
    python = PEERS / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", PEERS / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "numpy", "duckdb", "polars"], check=True)
    ceiling = PEERS / "ceiling"
    if not ceiling.exists():
        (PEERS / "rules" / "scorers").mkdir(parents=True, exist_ok=True)
        for name in ["rules.py", "scorers/mkc.py"]:
            (PEERS / "rules" / name).write_bytes((BENCH / name).read_bytes())
        subprocess.run([sys.executable, PEERS / "rules/scorers/mkc.py"], check=True)
        subprocess.run(
            ["gcc", "-O3", "-march=x86-64-v3", "-pthread", "-o", ceiling, PEERS / "rules/scorers/ceiling.c"], check=True)
    return python, ceiling


def measure(command):
    """Wall and processor seconds, and the peak of memory in MB, of one process."""
    start = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        raise SystemExit(f"{command[0]} ended with status {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median(values):
    return sorted(values)[len(values) // 2]


def say_ratios(wall):
    """How the wall times of two threads compare, which is what the goals are about."""
    ours, peer = wall["ours", 2], min(wall["polars", 2], wall["duckdb", 2])
    print(f"{peer / ours:.1f} times as fast as the faster of DuckDB and Polars (goal 5), "
          f"{ours / wall['ceiling', 2]:.1f} times the ceiling (goal 1.5), "
          f"two threads {wall['ours', 1] / ours:.2f} times one (goal 1.7)")


def main():
    program, rows, runs = sys.argv[1], int((sys.argv[2:] or [1_000_000])[0]), int((sys.argv[3:] or [3])[0])
    if not BENCH.exists():
        print("points: skipped, for the rows and the peers are not there (../shared/bench)")
        return 0
    python, ceiling = build_peers()
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    answers = PEERS / f"answers-{rows}.csv"
    if not answers.exists():
        subprocess.run([python, BENCH / "gen.py", str(rows), answers], check=True, env=environment)
    os.environ.update(environment)
    memory = Path("/dev/shm")
    place = Path(tempfile.mkdtemp(prefix="points-", dir=memory if memory.is_dir() else PEERS))
    try:
        return compare(program, python, ceiling, answers, place, runs)
    finally:
        shutil.rmtree(place)


def compare(program, python, ceiling, answers, place, runs):
    """Measures all in turn, prints the table and the ratios; 1 when an output differs."""
    rows = answers.stem.removeprefix("answers-")
    out = {name: place / f"{name}.csv" for name in ["ceiling", "ours", "polars", "duckdb"]}
    ours = [program, "score", answers, "--questionnaire", ROOT / "Benchmarks/questionnaire", "-o", out["ours"]]
    commands = {
        ("ceiling", 1): [ceiling, answers, out["ceiling"], 1], ("ceiling", 2): [ceiling, answers, out["ceiling"], 2],
        ("ours", 1): ours + ["--threads", 1], ("ours", 2): ours + ["--threads", 2],
        ("polars", 2): [python, BENCH / "scorers/pol.py", answers, out["polars"], 2, "enum"],
        ("duckdb", 2): [python, BENCH / "scorers/duck.py", answers, out["duckdb"], 2, "enum"],
    }
    print(f"| {rows} rows of points | threads | wall | processor | memory |\n|---|---|---|---|---|")
    times = {key: [] for key in commands}
    for _ in range(runs):
        for key, command in commands.items():
            times[key].append(measure(command))
    walls = {}
    for (name, threads), all_times in times.items():
        wall, processor, memory = (median(column) for column in zip(*all_times))
        walls[name, threads] = wall
        print(f"| {name} | {threads} | {wall:.2f} s | {processor:.2f} s | {memory:.0f} MB |", flush=True)
    say_ratios(walls)
    expected = out["ours"].read_bytes()
    different = [name for name, path in out.items() if path.read_bytes() != expected]
    print("every output is the same, byte for byte" if not different else f"DIFFERENT: {different}")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
