"""subprocess, signals from os.kill, select, pwd, resource and fcntl."""
import fcntl
import os
import pwd
import resource
import select
import signal
import subprocess


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


done = subprocess.run(["sh", "-c", "cat; echo err >&2; exit 3"], input="given", capture_output=True, text=True)
print(done)
print(subprocess.check_output(["pwd"], cwd="/").decode(), subprocess.getoutput("echo $((6 * 7))"))
print(subprocess.run("echo $VAR", shell=True, env={"VAR": "value"}, stdout=subprocess.PIPE).stdout)
attempt(subprocess.check_call, ["false"])
attempt(subprocess.run, ["no-such-program-at-all"])
attempt(subprocess.run, ["pwd"], cwd="/no-such-folder")
with subprocess.Popen(["sleep", "5"]) as process:
    process.terminate()
    print(process.wait(), process.poll(), process.returncode)
seen = []
signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
os.kill(os.getpid(), signal.SIGUSR1)
print(seen, signal.getsignal(signal.SIGUSR2), signal.Signals(15), signal.strsignal(2), signal.SIGINT in signal.valid_signals())
old = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
signal.raise_signal(signal.SIGUSR1)
print(old, signal.sigpending(), len(seen), signal.pthread_sigmask(signal.SIG_SETMASK, old), len(seen))
attempt(signal.signal, 99, signal.SIG_DFL)
attempt(signal.signal, signal.SIGUSR1, 5.5)
attempt(signal.setitimer, 9, 1)
r, w = os.pipe()
print(select.select([r], [w], [], 0) == ([], [w], []), os.write(w, b"x"), select.select([r], [], [], 1) == ([r], [], []))
poll = select.poll()
poll.register(r, select.POLLIN)
print(poll.poll(10) == [(r, select.POLLIN)], poll.unregister(r), poll.poll(0))
with select.epoll() as epoll:
    epoll.register(r, select.EPOLLIN)
    print(epoll.poll(1) == [(r, select.EPOLLIN)], epoll.closed)
print(epoll.closed, fcntl.fcntl(r, fcntl.F_GETFD) == fcntl.FD_CLOEXEC)
attempt(select.select, [-1], [], [])
try:
    poll.unregister(r)
except KeyError as error:
    print(error.args == (r,))
entry = pwd.getpwuid(0)
print(entry.pw_name, entry[2], pwd.getpwnam("root") == entry, len(entry))
attempt(pwd.getpwnam, "no such user")
print(resource.getrusage(resource.RUSAGE_SELF).ru_utime >= 0, len(resource.getrlimit(resource.RLIMIT_NOFILE)))
attempt(resource.getrlimit, 99)
