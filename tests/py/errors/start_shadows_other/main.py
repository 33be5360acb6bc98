# oracle: native
import requests_like

requests_like.get("x")
