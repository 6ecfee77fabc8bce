import Glibc
import Testing

/// Corpora as they are found: with files that cannot be read, that change, that are damaged.
@Suite struct CorpusFolderTests {
  let world = ProgramWorld()

  init() throws {
    // SAFETY: the path is only read.
    _ = unsafe mkdir(world.home.path + "/c", 0o700)
    world.write("{\"id\": 1, \"text\": \"海\"}\n{\"id\": 2, \"text\": \"山\"}\n", to: "c/a.jsonl")
  }

  @Test func whatCannotBeReadIsNamedAndTheRestAnswered() throws {
    world.write("{\"id\": 1, \"text\": \"川\"}\n{\"id\": 2, \"text\": \n", to: "c/broken.jsonl")
    world.home.append(
      [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2, 0, 0xFF, 0xFE], to: world.home.path + "/c/b.bin")
    world.write("x", to: "c/gone.txt")
    // The tests may run as one who may read everything; a link to nowhere nobody can.
    let run = try world.sh(
      "rm c/gone.txt; ln -s nowhere c/gone.txt; \"$TORI\" c --format tsv -c 'posts where mentions \"海\" | count'"
    )
    #expect(run.output == "count\n1\n")
    #expect(run.status == 3)
    for name in ["b.bin", "gone.txt"] {
      #expect(run.errors.contains("tori: c/\(name): "), "\(run.errors)")
    }
    #expect(run.errors.contains("tori: c/broken.jsonl:2: this is no JSON: "))
    let again = try world.sh("\"$TORI\" c --format tsv -c 'posts where mentions \"海\" | count'")
    #expect(again.output == run.output && again.status == 3 && again.errors == run.errors)
  }

  /// What was doubtful is told in full once, and after that where to find it.
  @Test func doubtsAreToldAgain() throws {
    world.write("{\"text\": \"川\", \"time\": \"昨日\"}\n", to: "c/b.jsonl")
    let count = "\"$TORI\" c --format tsv -c 'posts | count'"
    let first = try world.sh(count)
    #expect(first.errors == "tori: c/b.jsonl:1: no time can be read from “昨日”\n")
    let again = try world.sh(count)
    #expect(again.status == 0 && again.output == "count\n3\n")
    #expect(
      again.errors == "tori: 1 document was read with doubts, which 'describe NAME' shows: b\n")
    #expect(try world.sh("\"$TORI\" c -c 'describe b'").errors.contains("“昨日”"))
  }

  /// A picture in a folder of pages is no loss; one that is named as the corpus is all that was asked about.
  @Test func aPictureIsALossWhereItIsNamed() throws {
    world.home.append(
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D],
      to: world.home.path + "/c/b.png")
    let count = "-c 'posts | count' --format tsv"
    #expect(try world.sh("\"$TORI\" c \(count)").status == 0)
    for corpus in ["c/b.png", "c/a.jsonl c/b.png", "c/../c/b.png"] {
      let run = try world.sh("\"$TORI\" \(corpus) \(count)")
      #expect(run.status == 3 && run.errors.contains("PNG"), "\(run.errors)")
    }
  }

  @Test func anEmptyFolder() throws {
    let run = try world.sh("mkdir e; \"$TORI\" e -c 'posts | count'")
    #expect(run.output == "" && run.status == 3)
    #expect(run.errors == "tori: there is nothing to read in 'e'\n")
  }

  @Test func aFolderThatChanges() throws {
    let count = "\"$TORI\" c --format tsv -c 'posts | count'"
    #expect(try world.sh(count).output == "count\n2\n")
    world.write("{\"id\": 3, \"text\": \"空\"}\n", to: "c/a.jsonl")
    #expect(try world.sh(count).output == "count\n3\n")
    world.write("{\"id\": 1, \"text\": \"空\"}\n", to: "c/b.jsonl")
    #expect(try world.sh(count).output == "count\n4\n")
    #expect(try world.sh("rm c/a.jsonl; " + count).output == "count\n1\n")
  }

  @Test func anIndexToKeep() throws {
    let first = try world.sh("\"$TORI\" index c -o k.tori")
    #expect(first.status == 0 && first.output == "")
    #expect(first.errors.hasPrefix("k.tori: 1 added, 0 kept, 0 changed, 0 removed; 2 blocks, "))
    let second = try world.sh("\"$TORI\" index c -o k.tori")
    #expect(second.errors.hasPrefix("k.tori: 0 added, 1 kept, 0 changed, 0 removed; 2 blocks, "))
    #expect(try world.sh("\"$TORI\" k.tori --format tsv -c 'posts | count'").output == "count\n2\n")
    let verified = try world.sh("\"$TORI\" verify k.tori")
    #expect(verified.status == 0 && verified.errors.hasPrefix("k.tori: whole; 2 blocks, "))
  }

  @Test func aDamagedIndex() throws {
    let run = try world.sh(
      """
      "$TORI" index c -o k.tori 2>&1
      printf '\\377' | dd of=k.tori bs=1 seek=200 conv=notrunc 2>/dev/null
      "$TORI" verify k.tori
      """)
    #expect(run.status == 3)
    #expect(run.errors.contains("the index 'k.tori' is damaged"))
    let cut = try world.sh("head -c 100 k.tori > l.tori; \"$TORI\" verify l.tori")
    #expect(cut.status == 3 && cut.errors.hasPrefix("tori: "))
  }
}
