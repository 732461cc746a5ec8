"""What a user can do, one function each; joins authored files, storage, paper and signatures."""
