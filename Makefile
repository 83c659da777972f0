# make help tells what there is. Scripts that do more than one step live in Tools.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

# `make check` and `make test` use the same flags, so that they share what they build.
BUILD_FLAGS := --explicit-target-dependency-import-check error

.PHONY: help assess test check bench faults fuzz dist spark clean packages test-packages

help: ## these lines
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

assess: packages ## install what is missing, build, and start an assessment; ARGS="..." passes arguments
	@Tools/build-release.sh
	@exec .build/release/child-impact assess $(ARGS)

test: test-packages ## install what is missing, build, and run every test; ARGS="--filter ..." narrows it
	@Tools/test.sh $(BUILD_FLAGS) -- $(ARGS)

check: packages ## formatting, warnings as errors, undeclared imports as errors
	@Tools/check.sh $(BUILD_FLAGS)

bench: packages ## the benchmarks, on the release build
	@Tools/bench.sh $(ARGS)

faults: test-packages ## the tests of faults in their long forms: kills, failing system calls, damaged files
	@Tools/faults.sh $(BUILD_FLAGS)

fuzz: test-packages ## 100,000 broken inputs for each reader; CHILD_IMPACT_FUZZ=... for another number
	@Tools/fuzz.sh $(BUILD_FLAGS)
	@Tools/fuzz-guided.sh

dist: packages ## a tarball in dist that runs without a Swift toolchain
	@Tools/dist.sh

spark: packages ## score with Apache Spark on a cluster of two workers here, and compare
	@Tools/spark-test.sh

clean: ## remove what was built; Results stays
	rm -rf .build dist

packages:
	@Tools/install-packages.sh build

test-packages:
	@Tools/install-packages.sh test
