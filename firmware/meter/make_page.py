"""Makes page-integers.json: a list whose elements are all integers but for a name, which nobody wants.

    python3 firmware/meter/make_page.py >firmware/meter/page-integers.json
"""

import json
import random

random.seed(13)
NAMES = ["Billing", "Delivery", "Tech support", "Sales", "VIP", "Refunds", "Abroad", "Night"]


def integer(digits):
    """One of at most so many digits, the short ones as often as the long ones."""
    return random.randrange(10 ** random.randint(1, digits))


teams = [
    {
        "id": integer(18),
        "name": random.choice(NAMES),
        "waiting": integer(4),
        "change": random.choice([-1, 1]) * integer(9),
    }
    for _ in range(64)
]
page = {
    "status_code": 4305,
    "description": "The list of teams retrieved successfully",
    "response": {"teams": teams, "links": {"pages": 1, "next": None}},
}
print(json.dumps(page, separators=(",", ":")))
