# Heaps in lists, and places in sorted ones.
import bisect
import heapq


def err(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("no error", r)


h=[5,3,8,1,9,2]; heapq.heapify(h); print(h); heapq.heappush(h,0); print(h, heapq.heappop(h), h, heapq.heapreplace(h,7), heapq.heappushpop(h,1), h)
print([heapq.heappop(h) for _ in range(len(h))], heapq.nlargest(2,[3,1,4,1,5]), heapq.nsmallest(3,[3,1,4,1,5],key=lambda x:-x), list(heapq.merge([1,4],[2,3])), list(heapq.merge([4,1],[3,2],reverse=True)))
err(heapq.heappop,[]); err(heapq.heappush,(),1); err(heapq.heapreplace,[],1); err(heapq.heapify,5); err(heapq.heappush,['a'],1)
hh=[]
for i in [(3,'c'),(1,'z'),(2,'b'),(1,'a')]: heapq.heappush(hh,i)
print(hh, heapq.heappop(hh))
a=[1,2,2,3]; print(bisect.bisect(a,2),bisect.bisect_left(a,2),bisect.bisect_right(a,5),bisect.bisect_left(a,2,2),bisect.bisect(a,2,0,1),bisect.bisect_left(['a','bb','ccc'],2,key=len)); bisect.insort(a,2.5); bisect.insort_left(a,0); bisect.insort(a,1,key=lambda x:x); print(a)
err(bisect.bisect,a,1,-1); err(bisect.bisect,a); err(bisect.bisect,a,'a'); err(bisect.insort,5,5)
