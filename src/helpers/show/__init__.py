"""What a reader sees: charts, tables and sentences, each made from quantities in a language."""
