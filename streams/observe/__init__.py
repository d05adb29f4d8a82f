"""What the world sees of the stages: metrics, logs, health, committed lag, and the topics on the broker."""
