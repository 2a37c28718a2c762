#!/usr/bin/env python3
"""Times the stress layout beside s_gd2, in one run and turn by turn, and prints the ratios.

usage: layout_beside.py FOLDER [RUNS]

FOLDER holds edge lists, one `a b` a line, nodes numbered from 0. It needs Python with numpy, scipy
and s_gd2. CPU seconds, each the median of RUNS runs (3). s_gd2 lays out with its defaults: in full up
to 1,500 nodes, sparse with 200 pivots beyond. Stress is normalised (Gansner, Koren, North 2004, with
weights 1/d^2, at the best scale), and measured the same way for both.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

import numpy as np
import s_gd2
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import shortest_path

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FULL = 1_500


def load(path):
    edges = np.loadtxt(path, dtype=np.int64, ndmin=2)
    return edges[:, 0].astype(np.int32), edges[:, 1].astype(np.int32)


def stress(places, first, second):
    """Of all pairs up to FULL nodes, else of those from 500 nodes drawn with a fixed seed."""
    count = len(places)
    ones = np.ones(len(first))
    graph = coo_matrix((ones, (first, second)), shape=(count, count)).tocsr()
    chosen = np.arange(count)
    if count > FULL:
        chosen = np.random.default_rng(1).choice(count, 500, replace=False)
    hops = shortest_path(graph, directed=False, unweighted=True, indices=chosen)
    drawn = np.linalg.norm(places[chosen][:, None] - places[None], axis=2)
    known = np.isfinite(hops) & (hops > 0)
    hops, drawn = hops[known], drawn[known]
    ratio = drawn / hops
    scale = ratio.sum() / (ratio**2).sum()
    return ((scale * ratio - 1) ** 2).mean()


def ours(path):
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.abspath(path), os.path.join(folder, os.path.basename(path)))
        command = ["cargo", "bench", "-q", "--bench", "layout", "--", folder, os.path.join(folder, "out")]
        text = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def main():
    folder = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    print(f"{'graph':<14}{'nodes':>7}{'method':>9}{'ours':>10}{'stress':>8}{'s_gd2':>10}{'stress':>8}{'ratio':>7}")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".txt"):
            continue
        path = os.path.join(folder, name)
        first, second = load(path)
        count = int(max(first.max(), second.max())) + 1
        own, theirs = [], []
        for _ in range(runs):
            own.append(ours(path))
            start = time.process_time()
            places = s_gd2.layout(first, second) if count <= FULL else s_gd2.layout_sparse(first, second, 200)
            theirs.append(time.process_time() - start)
        base, quality = sorted(theirs)[runs // 2], stress(places, first, second)
        for place, line in enumerate(own[0]):
            cpu = sorted(run[place]["cpu"] for run in own)[runs // 2]
            print(
                f"{name[:-4]:<14}{count:>7}{line['method']:>9}{cpu:>9.4f}s{line['stress']:>8.4f}"
                f"{base:>9.4f}s{quality:>8.4f}{cpu / base:>7.2f}"
                f"   overlaps left after removal: {line['left']}, stress then {line['stress_after']:.4f}",
                flush=True,
            )


main()
