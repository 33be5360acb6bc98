"""os: files, folders, descriptors, and the errors of each."""
import os
import stat

base = f"/tmp/rekindle-os-{os.getpid()}"


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, str(error).replace(base, "BASE"))


os.mkdir(base)
os.chdir(base)
print(os.getcwd() == base, os.listdir(), os.path.isdir(base))
os.makedirs("a/b/c", exist_ok=True)
with open("a/file.txt", "w") as f:
    f.write("12345")
s = os.stat("a/file.txt")
print(s.st_size, stat.S_ISREG(s.st_mode), stat.filemode(s.st_mode)[0], len(s), s[6], s.st_mtime_ns // 10**9 == s[8], type(s).__name__)
os.chmod("a/file.txt", 0o600)
os.utime("a/file.txt", (1, 2.5))
s = os.stat("a/file.txt")
print(oct(s.st_mode), s.st_atime, s.st_mtime, s.st_mtime_ns)
os.utime("a/file.txt", ns=(5, 10**9 + 7))
print(os.stat("a/file.txt").st_mtime_ns, os.path.getsize("a/file.txt"), os.path.exists("nothing"))
os.symlink("file.txt", "a/link")
os.link("a/file.txt", "a/hard")
print(os.readlink("a/link"), os.path.islink("a/link"), os.lstat("a/link").st_mode != os.stat("a/link").st_mode, os.stat("a/hard").st_nlink)
with os.scandir("a") as entries:
    for e in sorted(entries, key=lambda e: e.name):
        print(e, e.path, e.is_file(), e.is_dir(), e.is_symlink(), e.is_file(follow_symlinks=False), e.stat().st_size > 0, os.fspath(e))
print(sorted(os.listdir(b"a")), [(d, sorted(n), sorted(f)) for d, n, f in os.walk("a")])
os.rename("a/hard", "a/hard2")
os.replace("a/hard2", "a/hard")
attempt(os.rename, "missing", "other")
attempt(os.rmdir, "a")
attempt(os.mkdir, base)
attempt(os.stat, base + "/missing")
attempt(os.remove, "missing")
attempt(os.listdir, "missing")
attempt(os.readlink, "a/file.txt")
attempt(os.chdir, "a/file.txt")
attempt(os.stat, [])
attempt(os.stat, "a\0b")
attempt(os.listdir, 1.5)
attempt(os.fspath, 5)
attempt(os.close, 987)
attempt(os.open, "a/file.txt")
fd = os.open("data", os.O_RDWR | os.O_CREAT, 0o644)
print(os.write(fd, b"hello world"), os.lseek(fd, 0, os.SEEK_SET), os.read(fd, 5), os.fstat(fd).st_size, os.isatty(fd), os.get_inheritable(fd))
other = os.dup(fd)
os.ftruncate(other, 4)
print(os.pread(fd, 10, 0), os.lseek(fd, 0, os.SEEK_CUR))
os.close(other)
os.close(fd)
r, w = os.pipe()
print(os.write(w, b"through"), os.read(r, 100))
os.close(w)
print(os.read(r, 1))
os.close(r)
print(os.access("data", os.R_OK), os.access("missing", os.F_OK), len(os.urandom(8)), os.strerror(2), os.umask(0o22) >= 0)
os.environ["REKINDLE_TEST"] = "v\u00e4lue"
print(os.getenv("REKINDLE_TEST"), os.environb[b"REKINDLE_TEST"], os.path.expandvars("$REKINDLE_TEST!"))
del os.environ["REKINDLE_TEST"]
print(os.getenv("REKINDLE_TEST", "gone"), os.fsencode("\udcff"), os.fsdecode(b"\xff") == "\udcff")
print(os.path.normpath("//x/../y/./z//"), os.path.split("/a/b"), os.path.splitext("x.tar.gz"), os.path.relpath("a/b", "a/c"), os.path.commonpath(["/a/b", "/a/c"]))
pid = os.fork()
if pid == 0:
    os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), os.system("exit 3") >> 8, os.getppid() > 0, os.cpu_count() > 0)
for name in ("a/file.txt", "a/link", "a/hard", "data"):
    os.unlink(name)
os.removedirs("a/b/c")
os.chdir("/")
os.path.exists(base) and os.rmdir(base)
