"""type aliases: laziness, parameters, attributes, recursion, scopes, errors."""
type A = int
type L[T] = list[T]
type Rec = dict[str, Rec] | None
type F[**P, R, *Ts] = (P, R, Ts)
type Bound[T: int, U: (int, str), V = bool] = T | U | V
print(A, A.__value__, A.__name__, A.__type_params__, L[int], L[int].__args__, L.__value__, L[int].__origin__ is L, Rec.__value__, F.__value__, F.__type_params__, A.__module__)
T, U, V = Bound.__type_params__
print(T.__bound__, U.__constraints__, V.__default__, V.has_default(), T.has_default(), Bound.__parameters__)
type Later = undefined_for_now
try: Later.__value__
except NameError as e: print(e)
undefined_for_now = 'now'
print(Later.__value__, A | None, int | A, type(A).__name__, repr(A | L[str]), isinstance(A, type))
class C:
    x = str
    type Y = x
    def f(self): type Z = self; return Z.__value__ is self
print(C.Y.__value__, C().f(), C.Y.__name__)
type = 5; print(type); type: int = 6; print(type); del type
for source in ('type X = ', 'type X[T, T] = T', 'type X[T=int, U] = T', 'type 5 = int', 'type X.y = int', 'type X[*T: int] = T', 'type X[**T: int] = T', 'type X = (yield)', 'type X = (a := 1)', 'type X = await a', 'type X += 1', 'type X[] = int', 'type X[T: (yield)] = 1', 'type(int)', 'type X[T] = T; r = X[int, str].__args__', 'type X = int; X()', 'type X = int; isinstance(1, X)', 'type X = int; X[int]', 'type X = int; X.__value__ = 1', 'type X = 1/0; X.__value__', 'class A:\n type T = B; B = 1\nA.T.__value__'):
    try: exec(source); print(source, 'fine')
    except Exception as e: print(repr(source), '|', __builtins__.type(e).__name__, getattr(e, 'msg', e))
