#!/usr/bin/env python3
"""Scores a dataset on many machines: Apache Spark runs child-impact over its partitions as a filter.

    spark_score.py --questionnaire FOLDER INPUT OUTPUT

INPUT is whatever Spark reads: CSV under headers (a file, a folder, a pattern) or a Parquet dataset,
with a column `id` and the questions as further columns. OUTPUT becomes a folder with `scores` and
`rejects`, one file a partition, in the order of the input: what one machine would write, in pieces.
The program is sent to the machines with the job; they need readline, sqlite3, libcrypto and zlib.
"""
import argparse, os, subprocess, sys, tempfile, threading

from pyspark import SparkFiles
from pyspark.sql import SparkSession


def score(lines, program, questionnaire, rules):
    """One partition: JSON objects in; ("score" | "reject", line) out."""
    with tempfile.NamedTemporaryFile() as rejects:
        command = [SparkFiles.get(program), "score", "-", "--input-format", "ndjson", "--threads", "1",
                   "--questionnaire", os.path.join(SparkFiles.get(questionnaire), ""),
                   "--rejects", rejects.name, *rules]
        # The rejects appear under their name when they are whole; an empty file there is replaced.
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

        def feed():
            try:
                with child.stdin as pipe:
                    for line in lines:
                        pipe.write(line.encode() + b"\n")
            except BrokenPipeError:
                pass  # the program has ended; its status says why

        feeder = threading.Thread(target=feed)
        feeder.start()
        for line in child.stdout:
            yield "score", line.decode().rstrip("\n")
        feeder.join()
        if child.wait() not in (0, 1):  # 1: rows were rejected
            raise RuntimeError(f"child-impact ended with status {child.returncode}")
        with open(rejects.name, encoding="utf-8", errors="surrogateescape") as file:
            for line in file:
                yield "reject", line.rstrip("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--questionnaire", required=True, help="folder of the questionnaire")
    parser.add_argument("--program", default=".build/release/child-impact")
    parser.add_argument("--master", help="URL of the cluster; as spark-submit says by default")
    parser.add_argument("--partitions", type=int, help="cut the dataset into so many pieces")
    options, rules = parser.parse_known_args()

    builder = SparkSession.builder.appName("child-impact score")
    spark = (builder.master(options.master) if options.master else builder).getOrCreate()
    folder = os.path.abspath(options.questionnaire)
    spark.sparkContext.addFile(os.path.abspath(options.program))
    spark.sparkContext.addFile(folder, recursive=True)

    if options.input.rstrip("/").endswith(".parquet"):
        rows = spark.read.parquet(options.input)
    else:
        rows = spark.read.csv(options.input, header=True, multiLine=True, mode="FAILFAST", escape='"')
    if "id" not in rows.columns:
        sys.exit("spark_score.py: the dataset needs a column `id`: rows have no numbers of their own here")
    if options.partitions:
        rows = rows.repartitionByRange(options.partitions, "id")
    names = os.path.basename(options.program), os.path.basename(folder)
    both = rows.toJSON().mapPartitions(lambda lines: score(lines, *names, rules)).persist()
    for kind in "score", "reject":
        both.filter(lambda pair, kind=kind: pair[0] == kind).values().saveAsTextFile(
            os.path.join(options.output, kind + "s"))
    spark.stop()


if __name__ == "__main__":
    main()
