"""Labels for the codes of the project: verdicts, units, kinds, attributes of codings, ratings."""

from helpers.errors import known
from helpers.words.messages import Messages


class Labels(Messages):
    """Labels that no register names, each a message of the catalogue.

    Raises
    ------
    InputError
        Every method, for a code that it does not know, with the nearest ones.
    """

    def verdict(self, name: str) -> str:
        """A verdict on a claim."""
        labels = {
            "reproduced": self.say("reproduced"),
            "consistent": self.say("consistent"),
            "not contradicted": self.say("not contradicted"),
            "differs": self.say("differs"),
            "holds in part": self.say("holds in part"),
            "not checkable": self.say("not checkable"),
        }
        return labels[known("verdict", name, labels)]

    def unit(self, name: str) -> str:
        """A unit by itself, as on an axis; empty for a claim that has none."""
        labels = {
            "percent": self.say("per cent"),
            "percentage points": self.say("percentage points"),
            "ratio": self.say("times"),
            "persons": self.say("persons"),
            "cases": self.say("cases"),
            "applications": self.say("applications"),
            "countries": self.say("countries"),
            "nationalities": self.say("nationalities"),
            "statements": self.say("statements"),
            "persons per month": self.say("persons per month"),
            "index": self.say("index"),
            "log points": self.say("log points times 100"),
            "per 100,000 inhabitants": self.say("per 100,000 inhabitants"),
            "place": self.say("place"),
            "none": "",
        }
        return labels[known("unit", name, labels)]

    def term(self, name: str) -> str:
        """A code of the registers of figures and publications: a table, kind, origin, status, rating or concern."""
        labels = {
            "netherlands": self.say("The Netherlands"),
            "europe": self.say("Europe"),
            "outside_asylum": self.say("Outside the asylum procedure"),
            "flow": self.say("flow"),
            "stock": self.say("stock"),
            "share": self.say("share"),
            "published": self.say("published"),
            "derived": self.say("derived"),
            "approximate": self.say("approximate"),
            "accepted": self.say("accepted"),
            "rejected": self.say("rejected"),
            "letter": self.context("source", "letter"),
            "primary": self.context("source", "primary"),
            "secondary": self.context("source", "secondary"),
            "press": self.context("source", "press"),
            "mirror": self.context("source", "mirror"),
            "live": self.context("source", "live table"),
            "green": self.context("rating", "good"),
            "amber": self.context("rating", "fair"),
            "red": self.context("rating", "weak"),
            "included": self.context("study", "included"),
            "left out": self.context("study", "left out"),
            "methodological": self.say("methodological limitations"),
            "coherence": self.say("coherence"),
            "adequacy": self.say("adequacy"),
            "relevance": self.say("relevance"),
        }
        return labels[known("term", name, labels)]

    def attribute(self, name: str, value: str) -> str:
        """The value of an attribute of a coding, or of a rating; `name` is the attribute."""
        attributes = {
            "phase": self._phases,
            "actor": self._actors,
            "direction": self._directions,
            "certainty": self._certainties,
            "concern": self._concerns,
            "confidence": self._confidences,
        }
        labels = attributes[known("attribute", name, attributes)]()
        return labels[known(name, value, labels)]

    def _phases(self) -> dict[str, str]:
        return {
            "before leaving": self.context("phase", "before leaving"),
            "under way": self.context("phase", "under way"),
            "in Europe": self.context("phase", "in Europe"),
            "after arrival": self.context("phase", "after arrival"),
            "unspecified": self.context("phase", "unspecified"),
        }

    def _actors(self) -> dict[str, str]:
        return {
            "minor": self.context("actor", "minor"),
            "family": self.context("actor", "family"),
            "network": self.context("actor", "network"),
            "smuggler": self.context("actor", "smuggler"),
            "companions": self.context("actor", "companions"),
            "state": self.context("actor", "state"),
            "none": self.context("actor", "nobody"),
        }

    def _directions(self) -> dict[str, str]:
        return {
            "for": self.context("direction", "for"),
            "against": self.context("direction", "against"),
            "both": self.context("direction", "both"),
            "silent": self.context("direction", "silent"),
        }

    def _certainties(self) -> dict[str, str]:
        return {
            "experts agree": self.context("certainty", "experts agree"),
            "some experts": self.context("certainty", "some experts"),
            "researchers": self.context("certainty", "researchers"),
            "literature": self.context("certainty", "literature"),
            "earlier study": self.context("certainty", "earlier study"),
            "the note": self.context("certainty", "the note"),
            "ministry": self.context("certainty", "ministry"),
            "unspecified": self.context("certainty", "unspecified"),
        }

    def _concerns(self) -> dict[str, str]:
        return {
            "no or very minor": self.context("concern", "no or very minor"),
            "minor": self.context("concern", "minor"),
            "moderate": self.context("concern", "moderate"),
            "serious": self.context("concern", "serious"),
        }

    def _confidences(self) -> dict[str, str]:
        return {
            "high": self.context("confidence", "high"),
            "moderate": self.context("confidence", "moderate"),
            "low": self.context("confidence", "low"),
            "very low": self.context("confidence", "very low"),
        }
