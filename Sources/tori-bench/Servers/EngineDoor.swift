import ToriSystem

/// A small door of HTTP before the newest ClickHouse, which its package for Python has without a server: as much of a
/// server as tori asks, for one who asks at a time.
struct EngineDoor {
  private let folder: String
  private let port: Int

  /// The folder that holds what is loaded, and the port.
  init(_ arguments: [String]) throws {
    guard arguments.count == 2, let port = Int(arguments[1]), 1...65535 ~= port else {
      throw BenchOptions.Mistake(description: "a folder and a port are wanted")
    }
    (folder, self.port) = (arguments[0], port)
  }

  /// Until somebody ends it.
  func serve() throws {
    guard Child.run(["mkdir", "-p", folder]) != nil else {
      throw PeerFailure(description: "'\(folder)' cannot be made")
    }
    let program = folder + "/door.py"
    try OutputFile(program).write(Self.program)
    guard Child.run(["python3", program, folder, String(port)]) != nil else {
      throw PeerFailure(description: "no door opens; pip install --no-deps chdb-core")
    }
  }

  /// `door.py FOLDER PORT`, in Python. Rows that are sent go through a file, since the engine takes its queries as text;
  /// settings in the address are for servers that share work, and looked at by nobody.
  private static let program = #"""
    import http.server, os, sys, tempfile, threading, urllib.parse
    from chdb import session

    folder, port = sys.argv[1:]
    base = session.Session(os.path.join(folder, "clickhouse"))
    run = lambda sql: base.query(sql, "TabSeparated").bytes()
    turn = threading.Lock()


    class Door(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.answer(200, b"Ok.\n")

        def do_POST(self):
            asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            # Who asks whether anybody is there, while another waits, is told so.
            if not turn.acquire(blocking="query_id" in asked):
                return self.answer(503, b"busy")
            try:
                if "database" in asked:
                    run("USE " + asked["database"])
                self.answer(200, insert(asked["query"], body) if "query" in asked else run(body.decode()))
            except Exception as problem:
                self.answer(500, str(problem).encode())
            finally:
                turn.release()

        def answer(self, status, body):
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            pass


    def insert(sql, rows):
        head, form = sql.rsplit(" FORMAT ", 1)
        with tempfile.NamedTemporaryFile(dir=folder) as file:
            file.write(rows)
            file.flush()
            return run(f"{head} SELECT * FROM file('{file.name}', {form})")


    parent = os.getppid()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", int(port)), Door)
    server.timeout = 1
    while os.getppid() == parent:
        server.handle_request()

    """#
}
