"""The words that times are made of; all in lower case."""

from __future__ import annotations

from dateline.model.moments import Edge, Unit

UNITS: dict[str, Unit] = {
    "second": "second", "sec": "second", "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour",
    "day": "day", "night": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year",
    "yr": "year", "decade": "decade", "century": "century", "centurie": "century", "weekend": "weekend",
    "fortnight": "week", "evening": "day", "morning": "day", "generation": "time", "season": "time",
}  # fmt: skip
"""Singular → unit; a fortnight is two weeks (see `FORTNIGHT`)."""
FORTNIGHT = "fortnight"
LENGTHS = frozenset("second minute hour day night week fortnight month quarter year decade century".split())
"""Units that how long something lasted is told in."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
SHORT_NAMES = frozenset("jan mar may jun sep dec mon tue wed thu fri sat sun march august april june".split())
"""Names that are also other words or short for them: read only where case or company shows a date."""
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
PARTS = {
    "morning": "MO", "mornings": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "afternoon": "AF",
    "afternoons": "AF", "evening": "EV", "evenings": "EV", "dusk": "EV", "sunset": "EV", "nightfall": "NI",
    "midmorning": "MO", "predawn": "MO", "midafternoon": "AF", "night": "NI", "nights": "NI", "nighttime": "NI",
    "midday": "12:00", "noon": "12:00", "midnight": "00:00", "lunchtime": "MI",
}  # fmt: skip
DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}

ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
TENS_OF_YEARS = {word[:-1] + "ies": number for word, number in TENS.items()}
"""twenties → 20."""
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
UNCOUNTED = frozenset("several few many some countless".split())
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"twenty-first": 21}

WAYS = {
    "last": -1, "past": -1, "previous": -1, "latest": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
    "following": 1, "upcoming": 1,
}  # fmt: skip
AS_TOLD = frozenset(("previous", "following", "same", "that"))
"""Counted from the day that the narrative has reached, not from the report's."""
APPROXIMATE = frozenset("about around nearly almost roughly approximately some over under barely just only".split())
APPROXIMATE_PAIRS = frozenset(
    (
        ("more", "than"), ("less", "than"), ("fewer", "than"), ("at", "least"), ("at", "most"), ("up", "to"),
        ("close", "to"), ("no", "more"), ("not", "quite"), ("well", "over"), ("as", "long"),
    )
)  # fmt: skip
EDGES: dict[str, Edge] = {
    "early": "early", "earlier": "earlier", "late": "late", "later": "later", "mid": "mid", "beginning": "start",
    "start": "start", "end": "end", "middle": "mid", "close": "end", "early-": "early",
}  # fmt: skip
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "previously": "PAST_REF", "formerly": "PAST_REF",
    "soon": "FUTURE_REF", "shortly": "FUTURE_REF",
}  # fmt: skip
REFERENCE_PHRASES = {
    ("at", "the", "moment"): "PRESENT_REF", ("at", "present"): "PRESENT_REF", ("at", "this", "time"): "PRESENT_REF",
    ("at", "this", "point"): "PRESENT_REF", ("these", "days"): "PRESENT_REF", ("right", "now"): "PRESENT_REF",
    ("for", "now"): "PRESENT_REF", ("the", "near", "future"): "FUTURE_REF", ("the", "future"): "FUTURE_REF",
    ("the", "short", "term"): "FUTURE_REF",
    ("the", "recent", "past"): "PAST_REF", ("not", "long", "ago"): "PAST_REF", ("long", "ago"): "PAST_REF",
    ("so", "far"): "PAST_REF", ("a", "while", "ago"): "PAST_REF", ("a", "short", "while", "ago"): "PAST_REF",
    ("some", "time", "ago"): "PAST_REF", ("the", "present"): "PRESENT_REF", ("more", "recently"): "PAST_REF",
    ("most", "recently"): "PAST_REF", ("a", "long", "time", "ago"): "PAST_REF", ("a", "later", "date"): "FUTURE_REF",
    ("those", "days"): "PAST_REF", ("a", "later", "time"): "FUTURE_REF", ("the", "short", "run"): "FUTURE_REF",
    ("the", "other", "day"): "PAST_REF", ("for", "the", "time", "being"): "PRESENT_REF",
}  # fmt: skip
UNSURE_PHRASES = frozenset(
    (
        ("those", "days"),
        ("so", "far"),
        ("the", "present"),
        ("a", "later", "date"),
        ("a", "later", "time"),
        ("the", "short", "run"),
    )
)
WHILES = (
    ("a", "while"), ("quite", "a", "while"), ("a", "long", "while"), ("a", "short", "while"), ("some", "time"),
    ("a", "long", "time"), ("a", "short", "time"), ("a", "long", "period"), ("a", "short", "period"),
    ("an", "extended", "period"), ("a", "lengthy", "period"),
)  # fmt: skip
"""Lengths that nobody measures: TIMEX3 writes them PXX."""
REGULAR: dict[str, Unit] = {
    "hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week", "fortnightly": "week", "monthly": "month",
    "quarterly": "quarter", "yearly": "year", "annually": "year",
}  # fmt: skip
ZONES = frozenset("gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eet ist jst kst msk et ct pt".split())
BOUNDS = {
    "since": "since", "until": "until", "till": "until", "before": "before", "after": "after", "from": "from",
    "between": "between", "to": "to", "through": "to", "and": "and", "by": "by", "in": "in", "within": "within",
    "for": "for", "over": "for", "during": "during", "on": "on", "at": "on", "of": "of", "throughout": "during",
}  # fmt: skip
"""Words right before an expression that say how it bounds what it dates."""
FEASTS = {
    "easter sunday": "easter", "easter monday": "easter monday", "easter weekend": "easter weekend",
    "easter week": "easter week", "easter": "easter", "good friday": "good friday", "holy week": "holy week",
    "holy saturday": "holy saturday", "whit monday": "whit monday", "mardi gras": "fat tuesday",
    "fat tuesday": "fat tuesday", "shrove tuesday": "fat tuesday", "super tuesday": "super tuesday",
    "bloody sunday": "bloody sunday", "black friday": "black friday", "cyber monday": "cyber monday",
    "inauguration day": "inauguration day",
    "palm sunday": "palm sunday", "ash wednesday": "ash wednesday", "maundy thursday": "maundy thursday",
    "holy thursday": "maundy thursday", "orthodox easter": "orthodox easter", "pentecost": "pentecost",
    "ascension day": "ascension", "christmas eve": "christmas eve", "christmas day": "christmas",
    "christmas": "christmas", "boxing day": "boxing day", "orthodox christmas": "orthodox christmas",
    "new year 's day": "new year", "new year ’s day": "new year", "new year": "new year",
    "new year 's eve": "new year eve", "new year ’s eve": "new year eve", "new year 's": "new year",
    "new years eve": "new year eve", "valentine 's day": "valentine", "valentine ’s day": "valentine",
    "epiphany": "epiphany", "all saints day": "all saints", "all saints ' day": "all saints", "halloween": "halloween",
    "labor day": "labor day", "memorial day": "memorial day", "thanksgiving day": "thanksgiving",
    "thanksgiving": "thanksgiving", "veterans day": "veterans day", "columbus day": "columbus day",
    "martin luther king day": "martin luther king", "presidents ' day": "presidents day",
    "independence day": "independence day", "may day": "may day", "bastille day": "bastille day",
    "armistice day": "armistice day", "remembrance day": "armistice day", "election day": "election day",
    "ramadan": "ramadan", "ramazan": "ramadan", "eid al - fitr": "eid al-fitr", "eid ul - fitr": "eid al-fitr",
    "eid al - adha": "eid al-adha", "eid ul - adha": "eid al-adha", "eid": "eid", "ashura": "ashura",
    "arbaeen": "arbaeen", "mawlid": "mawlid", "diwali": "diwali", "deepavali": "diwali", "holi": "holi",
    "dussehra": "dussehra", "vesak": "vesak", "passover": "passover", "yom kippur": "yom kippur",
    "rosh hashanah": "rosh hashanah", "rosh hashana": "rosh hashanah", "hanukkah": "hanukkah", "purim": "purim",
    "sukkot": "sukkot", "lunar new year": "lunar new year", "chinese new year": "lunar new year",
    "tet": "lunar new year",
    "spring festival": "lunar new year", "mid - autumn festival": "mid-autumn", "nowruz": "nowruz",
    "persian new year": "nowruz", "songkran": "songkran",
}  # fmt: skip
"""Written forms, words parted by blanks → the name that `resolve.holidays` computes."""
