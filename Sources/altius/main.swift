print("altius")
