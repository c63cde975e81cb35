"""Claims from Russian and Ukrainian articles: one set of rules over a dependency tree.

The tree comes from natasha for Russian, and from pymorphy3's morphology with a shallow parser for Ukrainian; the rules
see the same words and relations in both.
"""
