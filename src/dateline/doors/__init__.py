"""Where people and programs come in: parse the question, call one function, render the answer."""
