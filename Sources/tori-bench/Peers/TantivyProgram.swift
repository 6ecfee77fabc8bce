/// What asks tantivy, in Python.
///
/// `build FOLDER` indexes the folder's `lines.txt` and `fields.txt` and writes the seconds it took;
/// `ask FOLDER CLOCK` reads `questions` and writes for each, as little-endian integers of 8 bytes, the nanoseconds
/// (the median of five, or of fewer if they take long), how many posts, how many rows follow, and those in 4 bytes each.
enum TantivyProgram {
  static let text = #"""
    import array, os, statistics, struct, sys, time
    import tantivy
    from tantivy import Occur, Query

    # Spaces part the terms of a field, so other characters stand for them; see LineText for two of them.
    SPACES = {12: 3, 13: 4, 32: 5}
    FIELDS = ["time", "month", "source", "reposts"]
    job, folder = sys.argv[1:3]
    path = os.path.join(folder, "pairs")

    def schema():
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=True, tokenizer_name="one", index_option="basic")
        builder.add_text_field("pairs", tokenizer_name="between spaces", index_option="position")
        builder.add_integer_field("row", fast=True)
        for name in FIELDS:
            builder.add_integer_field(name, fast=True)
        return builder.build()

    schema = schema()

    def opened():
        index = tantivy.Index(schema, path=path)
        one = tantivy.Tokenizer.ngram(1, 1)
        index.register_tokenizer("one", tantivy.TextAnalyzerBuilder(one).build())
        between = tantivy.Tokenizer.whitespace()
        index.register_tokenizer("between spaces", tantivy.TextAnalyzerBuilder(between).build())
        return index

    def lines(name):
        with open(os.path.join(folder, name), encoding="utf-8", newline="\n") as file:
            for line in file:
                yield line[:-1]

    def build():
        os.mkdir(path)
        start = time.perf_counter()
        writer = opened().writer(1_500_000_000, 1)
        for row, (text, fields) in enumerate(zip(lines("lines.txt"), lines("fields.txt"))):
            text = text.translate(SPACES)
            document = tantivy.Document()
            document.add_text("text", text)
            document.add_text("pairs", " ".join([a + b for a, b in zip(text, text[1:])]))
            document.add_integer("row", row)
            for name, value in zip(FIELDS, fields.split(" ")):
                document.add_integer(name, int(value))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        print(time.perf_counter() - start)

    def contains(text):
        text = text.translate(SPACES)
        if len(text) == 1:
            return Query.term_query(schema, "text", text, "basic")
        if len(text) == 2:
            return Query.term_query(schema, "pairs", text, "basic")
        starts = list(range(0, len(text) - 1, 2))
        if starts[-1] != len(text) - 2:
            starts.append(len(text) - 2)
        return Query.phrase_query(schema, "pairs", [(at, text[at:at + 2]) for at in starts])

    def question(kind, texts):
        if kind == "both":
            return Query.boolean_query([(Occur.Must, contains(text)) for text in texts])
        if kind == "either":
            return Query.boolean_query([(Occur.Should, contains(text)) for text in texts])
        if kind == "firstAlone":
            return Query.boolean_query(
                [(Occur.Must, contains(texts[0])), (Occur.MustNot, contains(texts[1]))])
        if kind == "during":
            period = Query.range_query(
                schema, "time", tantivy.FieldType.Integer, int(texts[1]), int(texts[2]),
                include_upper=False)
            return Query.boolean_query([(Occur.Must, contains(texts[0])), (Occur.Must, period)])
        return contains(texts[0]) if texts else Query.all_query()

    def figures(searcher, kind, texts):
        counts = {"counts": {"terms": {"field": kind, "size": 100}}}
        return searcher.aggregate(question(kind, texts), counts)["counts"]["buckets"]

    def top(searcher, texts):
        found = searcher.search(question("top", texts), 10, False, order_by_field="reposts")
        return rows_of(searcher, found)

    def count(searcher, kind, texts):
        query = Query.const_score_query(question(kind, texts), 1.0)
        return searcher.search(query, 10, True).count

    def rows_of(searcher, found):
        return searcher.fast_field_values("row", [address for _, address in found.hits])

    def rows(searcher, kind, texts):
        query = Query.const_score_query(question(kind, texts), 1.0)
        return rows_of(searcher, searcher.search(query, max(1, searcher.num_docs), False))

    def ask(clock):
        now = time.perf_counter_ns if clock == "wall" else time.process_time_ns
        searcher = opened().searcher()
        out = sys.stdout.buffer
        for line in lines("questions"):
            kind, *texts = line.split("\t")
            if kind in ("month", "source"):
                measured = lambda: figures(searcher, kind, texts)
                found = [0] * (37 if kind == "month" else 40)
                for bucket in measured():
                    found[int(bucket["key"])] = bucket["doc_count"]
                total = sum(found)
            elif kind == "top":
                measured = lambda: top(searcher, texts)
                found = measured()
                total = len(found)
            elif kind == "rows":
                measured = lambda: rows(searcher, kind, texts)
                found = sorted(measured())
                total = len(found)
            else:
                measured = lambda: count(searcher, kind, texts)
                found = sorted(rows(searcher, kind, texts))
                total = measured()
            times = []
            while len(times) < 5 and sum(times) < 1e9:
                start = now()
                measured()
                times.append(now() - start)
            out.write(struct.pack("<qqq", int(statistics.median(times)), total, len(found)))
            out.write(array.array("I", found).tobytes())

    build() if job == "build" else ask(sys.argv[3])
    """#
}
