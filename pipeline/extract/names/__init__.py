"""Who and what is named (people, places, bodies, types of factory, policies), and the words that refer to them."""
