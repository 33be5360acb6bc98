print("before")
import outer
