# csv: dialects, readers, writers.
import csv
def t(f):
    try: return f()
    except Exception as e: return type(e).__name__ + ': ' + str(e)
print(t(lambda: csv.reader([], delimiter='ab')), t(lambda: csv.reader([], delimiter=1)), t(lambda: csv.reader([], quotechar='ab')), t(lambda: csv.reader([], quoting=9)), t(lambda: csv.reader([], quoting='a')), t(lambda: csv.reader([], foo=1)), t(lambda: csv.reader([], delimiter='\n')), t(lambda: csv.reader([], lineterminator=3)), t(lambda: csv.reader([], delimiter='"')), t(lambda: csv.reader([], 'nodialect')), t(lambda: csv.reader(3)), t(lambda: csv.reader([], escapechar=',')), t(lambda:csv.reader([], delimiter='')), t(lambda:csv.reader([],delimiter=None)), t(lambda:csv.writer(3)),t(lambda:csv.reader([], escapechar='')))
r = csv.reader(['a,b,"c d"', '1,"x""y",', '', '"multi', 'line",2']); print(list(r), r.line_num, r.dialect.delimiter)
print(t(lambda: list(csv.reader(['a\rb']))), t(lambda: list(csv.reader([b'a']))), t(lambda: list(csv.reader(['"a'], strict=True))), t(lambda: list(csv.reader(['"a"b'], strict=True))), list(csv.reader(['"a"b'])), list(csv.reader(['a\\,b'], escapechar='\\')), list(csv.reader(["'a, b', c"], quotechar="'", skipinitialspace=True)))
print(t(lambda: list(csv.reader(['1,"2",3.5'], quoting=csv.QUOTE_NONNUMERIC))), t(lambda: list(csv.reader(['a,"2",'], quoting=csv.QUOTE_NONNUMERIC))), t(lambda: list(csv.reader(['1,"",'], quoting=csv.QUOTE_NONNUMERIC))), list(csv.reader(['1,,"",x'], quoting=csv.QUOTE_NOTNULL)), list(csv.reader(['1,,"",2'], quoting=csv.QUOTE_STRINGS)), list(csv.reader(['"a",b'], quoting=csv.QUOTE_NONE)))
class F:
    def __init__(s): s.d = []
    def write(s, x): s.d.append(x); return len(x)
def w(rows, **k):
    f = F(); wr = csv.writer(f, **k)
    def go():
        for row in rows: wr.writerow(row)
        return ''.join(f.d)
    return ascii(t(go))
rows = [['a', 1, 2.5, None, 'x,y', 'q"q', 'n\nl'], [''], [None], [], ['', ''], [' a', 'é']]
print(w(rows)); print(w(rows, quoting=csv.QUOTE_ALL)); print(w(rows, quoting=csv.QUOTE_NONNUMERIC)); print(w(rows, quoting=csv.QUOTE_NONE)); print(w(rows[1:], quoting=csv.QUOTE_NONE)); print(w(rows, quoting=csv.QUOTE_NONE, escapechar='\\')); print(w(rows, quoting=csv.QUOTE_STRINGS)); print(w(rows, quoting=csv.QUOTE_NOTNULL)); print(w(rows, doublequote=False, escapechar='\\')); print(w(rows, doublequote=False)); print(w(rows, delimiter=';', lineterminator='\n', quotechar="'")); print(w([5])); print(w([['', 'a']], delimiter=' ', skipinitialspace=True)); print(w(['abc'])); print(w([['a\rb','c']], lineterminator='X'), w([['aXb']], lineterminator='X'))
print(csv.list_dialects(), csv.get_dialect('excel-tab').delimiter, csv.field_size_limit(), t(lambda: csv.get_dialect('zz')), t(lambda: csv.unregister_dialect('zz')))
csv.register_dialect('semi', delimiter=';', quoting=csv.QUOTE_ALL); print(list(csv.reader(['a;b'], 'semi')), w([['a','b']], dialect='semi')); csv.unregister_dialect('semi')
csv.field_size_limit(3); print(t(lambda: list(csv.reader(['abcdef'])))); csv.field_size_limit(131072)
class D(csv.Dialect): delimiter='|'; quotechar='"'; quoting=0; lineterminator='\n'; doublequote=True; skipinitialspace=False
print(list(csv.reader(['a|b'], D)), list(csv.reader(['a|b'], D())), csv.get_dialect('unix').lineterminator)
print(list(csv.DictReader(['a,b', '1,2', '3,4,5', '6']))); f = F(); dw = csv.DictWriter(f, ['x','y']); dw.writeheader(); dw.writerow({'x':1,'y':2}); dw.writerows([{'x':3}]); print(f.d, t(lambda: dw.writerow({'z':1})))
print(csv.Sniffer().sniff('a;b;c\n1;2;3\n').delimiter, csv.Sniffer().has_header('a,b\n1,2\n3,4\n'))
print(csv.QUOTE_STRINGS, csv.Error.__module__, type(csv.reader([])).__name__, t(lambda: type(csv.reader([]))()), csv.excel().delimiter, t(lambda: type('E', (csv.Dialect,), {})()))
