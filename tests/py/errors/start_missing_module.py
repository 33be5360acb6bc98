print("before")
import nosuch_module.part
