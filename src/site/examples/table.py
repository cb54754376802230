"""Asks for a table and prints it, one line a row. Python 3, standard library only.

    ORGSTATUS_URL=https://survey.example.org ORGSTATUS_TOKEN=... python3 table.py W1

The token is made on the page "My account", "Tokens for programs"; it needs the permission
VIEW_RESULTS.
"""

import json
import os
import sys
import urllib.error
import urllib.request

wave = sys.argv[1] if len(sys.argv) > 1 else "W1"
request = {
    "rows": "region",
    "columns": "level",
    "measure": "share",
    "of": "g_status",
    "code": ["established"],
    "base": "target_types",
    "test": "yes",
}
call = urllib.request.Request(
    os.environ["ORGSTATUS_URL"] + "/api/waves/" + wave + "/tables",
    data=json.dumps(request).encode("utf-8"),
    headers={
        "Authorization": "Bearer " + os.environ["ORGSTATUS_TOKEN"],
        "Content-Type": "application/json",
        "Accept": "application/json",
    },
)
try:
    with urllib.request.urlopen(call) as answer:
        result = json.load(answer)
except urllib.error.HTTPError as refused:
    sys.exit(refused.read().decode("utf-8"))

table = result["tables"][0]
print("\t".join(["row"] + [column["id"] for column in table["columns"]]))
for row in table["rows"]:
    cells = []
    for cell in row["cells"]:
        if cell["kind"] == "estimate":
            cells.append("%.1f (n=%d)" % (cell["value"], cell["n"]))
        else:
            cells.append(cell["kind"])
    print("\t".join([row["key"]] + cells))
print(result["provenance"]["footer"]["en"])
