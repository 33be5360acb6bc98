# hashlib: digests of all algorithms.
import hashlib


def err(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("no error", r)


for n in ('md5','sha1','sha224','sha256','sha384','sha512','sha3_224','sha3_256','sha3_384','sha3_512','blake2b','blake2s'):
    h=hashlib.new(n); h.update(b'abc'); print(n,h.hexdigest(),h.digest_size,h.block_size,h.name, getattr(hashlib,n)(b'abc').digest()==h.digest())
    c=h.copy(); c.update(bytearray(b'x')); print(c.hexdigest()[:10], h.hexdigest()[:10])
for n in ('shake_128','shake_256'):
    h=getattr(hashlib,n)(b'abc'); print(h.hexdigest(10), h.digest(3), h.digest_size, h.block_size)
print(hashlib.blake2b(b'x',digest_size=16,key=b'k',salt=b's',person=b'p').hexdigest(), hashlib.blake2s(b'y',digest_size=8,fanout=2,depth=2,leaf_size=100,node_offset=3,node_depth=1,inner_size=32,last_node=True).hexdigest())
err(hashlib.sha256,'abc'); err(hashlib.sha256,3); err(hashlib.new,'nope')
err(hashlib.blake2b,key=b'x'*65); err(hashlib.blake2b,salt=b'x'*17); err(hashlib.blake2s,person=b'x'*9); err(hashlib.blake2b, depth=0)
print(hashlib.blake2b.SALT_SIZE, hashlib.blake2s.MAX_DIGEST_SIZE, hashlib.sha256(usedforsecurity=False).hexdigest()[:8], sorted(hashlib.algorithms_guaranteed)[:3], hashlib.sha256(b'a'*10000).hexdigest())
