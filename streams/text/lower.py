"""Lower case that keeps places: the n-th character of the lower text is the n-th one of the text."""


def lowered(text: str) -> str:
    """Return the text in lower case; the few letters that would become two characters (İ) stay as they are."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
