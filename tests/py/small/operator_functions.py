# operator: functions and getters.
import operator


def err(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("no error", r)


ig=operator.itemgetter(1); print(ig([1,2]), operator.itemgetter(0,2)('abc'), ig, operator.itemgetter('a')({'a':5}), repr(operator.attrgetter('a.b','c')), operator.methodcaller('upper')('ab'), operator.methodcaller('split',',',maxsplit=1)('a,b,c'), operator.methodcaller('x',1,k=2), operator.attrgetter('real','imag')(3), operator.attrgetter('__class__.__name__')(3))
err(operator.itemgetter); err(ig,1,2); err(operator.attrgetter,1); err(operator.methodcaller); err(operator.methodcaller,3); err(ig,[1]); err(operator.attrgetter('zz'),1)
print(operator.add(1,2),operator.mul('a',3),operator.not_([]),operator.truth(1),operator.is_(None,None),operator.contains([1],1),operator.countOf([1,2,1],1),operator.indexOf([1,2],2),operator.getitem([5],0),operator.concat([1],[2]),operator.index(True),operator.neg(3),operator.lt(1,2),operator.length_hint([1,2]),operator.length_hint(iter(range(5))),operator.length_hint(3,9), operator.inv(5), operator.pow(2,3), operator.matmul.__name__, operator.call(max,1,2))
err(operator.add,1); err(operator.indexOf,[1],3); err(operator.concat,1,2); err(operator.add,1,'a')
l=[1]; print(operator.iadd(l,[2]) is l, operator.setitem(l,0,9), operator.delitem(l,1), l, operator.__add__ is operator.add)
