print("before")
import leaver
print("after")
