"""Report → Document: sentences, tokens, syntax, names, frames and acts, by one encoder pass.

Import `Parser` from `dateline.parse.parser`; nothing heavy is loaded before it is built.
"""
