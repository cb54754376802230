"""Runs all comparisons on a data lock, says how far they are, and takes the results away.

    export ORGSTATUS_URL=https://survey.example.org ORGSTATUS_TOKEN=ost_...
    python3 comparisons.py W1 50
    python3 comparisons.py W1 50 --audience public --results results/

W1 is the wave, 50 the number of the data lock, as its page's address has it. The token is made on
the page "My account", "Tokens for programs"; it needs the permissions VIEW_RESULTS and
RUN_ANALYSIS. Ctrl-C ends the job at its next safe point and keeps what is computed. Python 3.7,
standard library only.

Exit status: 0 every comparison has a result, 1 some have none, 2 the server refused or was not
reached, 130 ended by Ctrl-C.
"""

import argparse
import hashlib
import json
import os
import pathlib
import sys
import time
import urllib.error
import urllib.request

WITH_RESULT = ("done", "cached")
OVER = WITH_RESULT + ("faulty", "failed")


def call(path, method="GET", body=None):
    """The bytes of an answer."""
    request = urllib.request.Request(
        os.environ["ORGSTATUS_URL"].rstrip("/") + path,
        method=method,
        data=None if body is None else json.dumps(body).encode("utf-8"),
        headers={
            "Authorization": "Bearer " + os.environ["ORGSTATUS_TOKEN"],
            "Content-Type": "application/json",
            "Accept": "application/json",
        },
    )
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def ask(path, method="GET", body=None):
    return json.loads(call(path, method, body))


def bar(job):
    """How far the job is, in one line."""
    done, of = job["done"], job["of"]
    filled = 20 * done // max(1, of)
    plan = next((p["plan"] for p in job["plans"] if p["state"] == "running"), "")
    part = job.get("part")
    inside = " %d/%d" % (part["done"], part["of"]) if part else ""
    return "[%s%s] %d of %d %s%s" % ("#" * filled, "." * (20 - filled), done, of, plan, inside)


def told(plan):
    """What came of one comparison."""
    if plan["state"] in WITH_RESULT:
        return "%s  %-6s %6.1f s  n=%d of %d" % (
            plan["plan"], plan["state"], plan["seconds"], plan["n"], plan["population"])
    return "%s  %s  %s" % (plan["plan"], plan["state"], plan.get("reason", {}).get("en", ""))


def follow(address):
    """Prints each comparison as it is over, until the job has ended; gives the job."""
    said = set()
    terminal = sys.stderr.isatty()
    while True:
        job = ask(address)
        for plan in job["plans"]:
            if plan["state"] in OVER and plan["plan"] not in said:
                said.add(plan["plan"])
                if terminal:
                    print("\r\033[K", end="", file=sys.stderr, flush=True)
                print(told(plan), flush=True)
        if job["state"] != "running":
            return job
        if terminal:
            print("\r\033[K" + bar(job), end="", file=sys.stderr, flush=True)
        time.sleep(1)


def take(results, job, folder):
    """Writes the bytes of every result, each checked against the hash that the job gives."""
    folder.mkdir(parents=True, exist_ok=True)
    for plan in job["plans"]:
        if plan["state"] in WITH_RESULT:
            stored = call("%s/%s?audience=%s" % (results, plan["plan"], job["audience"]))
            if hashlib.sha256(stored).hexdigest() != plan["contentHash"]:
                sys.exit(plan["plan"] + " did not arrive whole: its hash differs. Try again.")
            (folder / (plan["plan"] + "-" + job["audience"] + ".json")).write_bytes(stored)


def main():
    words = argparse.ArgumentParser(description="All comparisons on a data lock.")
    words.add_argument("wave", help="for example W1")
    words.add_argument("lock", help="number of the data lock")
    words.add_argument("--audience", choices=("internal", "public"), default="internal")
    words.add_argument("--results", type=pathlib.Path, metavar="FOLDER",
                       help="where to write the results as JSON")
    given = words.parse_args()
    for name in ("ORGSTATUS_URL", "ORGSTATUS_TOKEN"):
        if not os.environ.get(name):
            print("Set " + name + ", see the first lines of this file.", file=sys.stderr)
            return 2
    jobs = "/api/waves/%s/locks/%s/jobs" % (given.wave, given.lock)
    try:
        begun = ask(jobs, "POST", {"audience": given.audience})
        address = begun["links"]["self"]
        print("Job %d: %d comparisons, %s" % (begun["job"], begun["of"], given.audience))
        try:
            job = follow(address)
        except KeyboardInterrupt:
            ask(address, "DELETE")
            print("\nEnding at the next safe point; what is computed stays.", file=sys.stderr)
            return 130
        if given.results:
            take(begun["links"]["results"], job, given.results)
    except urllib.error.HTTPError as refused:
        print(refused.read().decode("utf-8"), file=sys.stderr)
        return 2
    except urllib.error.URLError as lost:
        print("The server was not reached: %s" % lost.reason, file=sys.stderr)
        return 2
    good = sum(plan["state"] in WITH_RESULT for plan in job["plans"])
    print("%s: %d of %d have a result" % (job["state"], good, job["of"]))
    return 0 if job["state"] == "done" and good == job["of"] else 1


if __name__ == "__main__":
    sys.exit(main())
