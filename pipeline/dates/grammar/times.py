"""The grammar of every expression of time, those that place nothing in time among them.

The pipeline dates nothing by lengths, frequencies and clock times, and reads them nowhere; whoever needs them hands
`TIMES` to `find_phrases`. What is found is told apart as TIMEX3 does it: no prepositions, each end of a range by
itself where it can stand alone.
"""

from pipeline.dates.grammar.clock import CLOCK_ROUND, CLOCK_RULES, REFERENCE_RULES, clock_values
from pipeline.dates.grammar.compound import PART_RULES
from pipeline.dates.grammar.days import DAY_RULES
from pipeline.dates.grammar.lengths import LENGTH_RULES, SET_RULES
from pipeline.dates.grammar.numeric import numeric_values
from pipeline.dates.grammar.parts import PART_OF_UNIT_RULES
from pipeline.dates.grammar.relative import RELATIVE_RULES
from pipeline.dates.grammar.rule import Grammar
from pipeline.dates.grammar.years import YEAR_RULES

TIMES = Grammar(
    literals=(numeric_values, clock_values),
    simple=(
        *SET_RULES,
        *LENGTH_RULES,
        *CLOCK_RULES,
        *REFERENCE_RULES,
        *DAY_RULES,
        *YEAR_RULES,
        *PART_OF_UNIT_RULES,
        *RELATIVE_RULES,
    ),
    rounds=(CLOCK_ROUND, PART_RULES, PART_RULES),
)
"""Lengths, frequencies, clock times and references beside the dates; of equally long readings these come first."""
