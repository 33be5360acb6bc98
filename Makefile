# make demo   what this is about: one program cold, then warm, tier by tier
# make test   what must hold before anything lands
# make help   the rest

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

# What the demonstration runs: a program of tests/py/programs and its size.
DEMO ?= mandelbrot long
# What `make benchmarks` measures: quick or full, and more options (target/release/benchmarks --help).
PASS ?= quick
BENCH ?=
COUNTS ?=
# What `make quick` passes to the test of whole programs.
QUICK ?= --quick

REKINDLE := $(or $(CARGO_TARGET_DIR),target)/release/rekindle
# cargo, told where LLVM 19 is; to be used in one line of a recipe.
CARGO = prefix="$$(setup/install.sh --llvm-prefix)" && LLVM_SYS_191_PREFIX="$$prefix" cargo

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' Makefile | expand -t 10

.PHONY: setup
setup: ## installs what the machine lacks, saying what and why
	@setup/install.sh

.PHONY: build
build: setup ## the program and its LLVM plugin, in target/release
	$(CARGO) build --release --workspace

.PHONY: demo
demo: build ## runs an example cold, then warm, and shows the tiers side by side
	@setup/demo.sh $(REKINDLE) $(DEMO)

.PHONY: format
format: setup ## checks the formatting
	cargo fmt --all --check

.PHONY: lint
lint: setup ## clippy, with no warning allowed
	$(CARGO) clippy --release --workspace --all-targets -- -D warnings

.PHONY: test
test: format build ## the gate: formatting, and all tests on tiny programs
	$(CARGO) test --release --workspace

.PHONY: quick
quick: build ## whole programs on a part of the matrix, in under three minutes
	$(CARGO) test --release -p rekindle-tests --test programs -- $(QUICK)

.PHONY: cpython
cpython: build ## CPython's own test files, where they are at hand, and what share of them passes
	setup/install.sh --with-oracles
	$(CARGO) run --release -p rekindle-tests --bin cpython-tests

.PHONY: nightly
nightly: lint build ## every program, size, tier, temperature and stress
	REKINDLE_MATRIX=full FUZZ_SECONDS=60; export REKINDLE_MATRIX FUZZ_SECONDS; $(CARGO) test --release --workspace
	$(CARGO) run --release -p rekindle-tests --bin cpython-tests

.PHONY: benchmarks
benchmarks: build ## measures every program and pyperformance, and writes docs/benchmarks.md; PASS=full takes hours
	setup/install.sh --with-oracles
	folder="$$(setup/pyperformance.sh)" && $(dir $(REKINDLE))benchmarks --pass $(PASS) --pyperformance "$$folder" $(BENCH)

.PHONY: counts
counts: build ## counts instructions of the hot parts and compares them with benches/counts.txt (COUNTS=--write records)
	setup/install.sh --with-oracles
	$(dir $(REKINDLE))counts $(COUNTS)

.PHONY: oracle
oracle: ## compares the expected outputs of Python programs with the CPythons at hand
	setup/install.sh --with-oracles
	setup/oracle/expect.sh

.PHONY: bless
bless: build ## writes all expectations anew: CPython's outputs, then the goldens of tests
	setup/install.sh --with-oracles
	setup/oracle/expect.sh --write
	BLESS=1; export BLESS; $(CARGO) test --release --workspace

.PHONY: clean
clean: ## removes what was built
	cargo clean
