#!/usr/bin/env python3
"""Scores a dataset on many machines: Apache Spark runs child-impact over its partitions as a filter.

    spark_score.py --questionnaire FOLDER INPUT OUTPUT [options of `child-impact score`]

INPUT is whatever Spark reads: CSV under headers (a file, a folder, a pattern) or a Parquet dataset,
with a column `id` and the questions as further columns. OUTPUT becomes a folder with `scores` and
`rejects`, one file a partition, each in the order of its partition: the rows that one machine gives.
The program is sent to the machines with the job; they need readline, sqlite3, libcrypto and zlib.
"""
import argparse, os, shutil, subprocess, sys, tempfile, threading

from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql.functions import struct, to_json


def score(lines, program, questionnaire, rules):
    """One partition: JSON objects in; ("score" | "reject", line) out, no row without one of the two."""
    with tempfile.TemporaryDirectory() as folder:
        rejects = os.path.join(folder, "rejects")
        child = subprocess.Popen(
            [SparkFiles.get(program), "score", "-", "--input-format", "ndjson", "--threads", "1", "--rejects", rejects,
             "--questionnaire", os.path.join(SparkFiles.get(questionnaire), ""), *rules],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        rows = 0

        def feed():
            nonlocal rows
            try:
                with child.stdin as pipe:
                    for line in lines:
                        pipe.write(line.encode() + b"\n")
                        rows += 1
            except BrokenPipeError:
                pass  # the program has ended; its status and the count of rows say why

        feeder = threading.Thread(target=feed)
        feeder.start()
        told = -1  # the header
        for line in child.stdout:
            told += 1
            yield "score", line.decode().rstrip("\n")
        feeder.join()
        status = child.wait()
        if status in (0, 1):  # 1: rows were rejected, or nothing could be read at all
            with open(rejects, encoding="utf-8", errors="surrogateescape") as file:
                for line in file:
                    told += line.startswith('{"_line":')  # a note, then the row itself
                    yield "reject", line.rstrip("\n")
        if told != rows:
            raise RuntimeError(f"child-impact ended with status {status} after {told} of {rows} rows")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--questionnaire", required=True, help="folder of the questionnaire")
    parser.add_argument("--program", default=".build/release/child-impact")
    parser.add_argument("--master", help="URL of the cluster; as spark-submit says by default")
    options, rules = parser.parse_known_args()
    builder = SparkSession.builder.appName("child-impact score")
    spark = (builder.master(options.master) if options.master else builder).getOrCreate()
    folder = os.path.abspath(options.questionnaire)
    names = os.path.basename(options.program), os.path.basename(folder)
    spark.sparkContext.addFile(os.path.abspath(options.program))
    with tempfile.TemporaryDirectory() as packed:
        archive = shutil.make_archive(os.path.join(packed, "questionnaire"), "zip", folder)
        spark.sparkContext.addArchive(f"{archive}#{names[1]}")
        if options.input.rstrip("/").endswith(".parquet"):
            data = spark.read.parquet(options.input)
        else:  # a row that is not as wide as the header stops the job, for Spark would fill or cut it
            data = spark.read.csv(options.input, header=True, multiLine=True, mode="FAILFAST", escape='"')
        if "id" not in data.columns:
            sys.exit("spark_score.py: the dataset needs a column `id`: rows have no numbers of their own here")
        objects = data.select(to_json(struct("*"))).rdd.map(lambda row: row[0])
        told = objects.mapPartitions(lambda lines: score(lines, *names, rules)).persist()
        for kind in "score", "reject":
            part = told.filter(lambda pair, kind=kind: pair[0] == kind).values()
            part.saveAsTextFile(os.path.join(options.output, kind + "s"))
    spark.stop()


if __name__ == "__main__":
    main()
